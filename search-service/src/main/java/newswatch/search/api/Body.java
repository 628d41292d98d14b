package newswatch.search.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that somebody sent, read field by field and strictly: nothing is taken for
 * something else, and what is wrong is told by the field's name.
 */
final class Body {
  /** The most that is read of a JSON body, in bytes. */
  static final int MAX_BYTES = 256 * 1024;

  private static final int SHOWN = 40;

  private final ObjectNode object;

  /** What stands before its fields' names: empty, or the field that it is in and a dot. */
  private final String within;

  private Body(ObjectNode object, String within) {
    this.object = object;
    this.within = within;
  }

  /**
   * Reads a body.
   *
   * @param fields those that may be there
   * @param ignored those that answers have and requests may repeat; they change nothing
   * @throws BadBody when it is too large or no JSON object
   * @throws BadField when it has another field
   */
  static Body read(InputStream body, Set<String> fields, Set<String> ignored) throws IOException {
    return read(body, MAX_BYTES, fields, ignored);
  }

  /**
   * The same of a body that may be larger, or smaller.
   *
   * @param most in bytes
   */
  static Body read(InputStream body, int most, Set<String> fields, Set<String> ignored)
      throws IOException {
    return read(SentJson.read(body, most), fields, ignored);
  }

  /** The same of a body that may hold a secret: what is wrong with it is told without its words. */
  static Body readSecret(InputStream body, Set<String> fields, Set<String> ignored)
      throws IOException {
    return read(SentJson.readSecret(body, MAX_BYTES), fields, ignored);
  }

  private static Body read(@Nullable JsonNode json, Set<String> fields, Set<String> ignored) {
    if (!(json instanceof ObjectNode object)) {
      throw new BadBody(HttpStatus.BAD_REQUEST, "The body is not a JSON object.");
    }
    return of(object, "", fields, ignored);
  }

  private static Body of(
      ObjectNode object, String within, Set<String> fields, Set<String> ignored) {
    for (String name : object.propertyNames()) {
      if (!fields.contains(name) && !ignored.contains(name)) {
        throw new BadField(
            within + shown(name),
            "there is no such field; the fields are " + String.join(", ", new TreeSet<>(fields)));
      }
    }
    return new Body(object, within);
  }

  /**
   * An object in a field; none where it is missing or null.
   *
   * @param fields those that may be in it
   * @throws BadField when it is no object, or has another field
   */
  @Nullable Body inside(String field, Set<String> fields) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    if (!(value instanceof ObjectNode inner)) {
      throw new BadField(
          named(field),
          "expected an object with "
              + String.join(", ", new TreeSet<>(fields))
              + ", not "
              + shown(value.toString()));
    }
    return of(inner, named(field) + ".", fields, Set.of());
  }

  /** Whether a field is there, be it null. */
  boolean has(String field) {
    return object.has(field);
  }

  /**
   * A field's text as it was sent; none where it is missing, null or blank.
   *
   * @param longest in UTF-16 units
   * @throws BadField when it is no text, too long, or holds what is no text for people
   */
  @Nullable String text(String field, int longest) {
    JsonNode value = value(field);
    return value == null ? null : text(named(field), value, longest);
  }

  private static @Nullable String text(String field, JsonNode value, int longest) {
    if (!value.isString()) {
      throw new BadField(field, "expected a text, not " + shown(value.toString()));
    }
    String text = value.asString();
    PlainText.check(field, text, longest);
    return text.isBlank() ? null : text;
  }

  /**
   * A field's list of texts as they were sent; empty where it is missing or null.
   *
   * @param most how many texts
   * @param longest how long each may be, in UTF-16 units
   * @throws BadField when it is no such list, or one of them is blank
   */
  List<String> texts(String field, int most, int longest) {
    JsonNode value = value(field);
    if (value == null) {
      return List.of();
    }
    String name = named(field);
    if (!value.isArray()) {
      throw new BadField(name, "expected a list of texts, not " + shown(value.toString()));
    }
    if (value.size() > most) {
      throw new BadField(name, "the list has at most " + most + " texts, not " + value.size());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      String place = name + "[" + texts.size() + "]";
      String text = text(place, one, longest);
      if (text == null) {
        throw new BadField(place, "the text is blank");
      }
      texts.add(text);
    }
    return texts;
  }

  /**
   * A field's text on one line, without blanks around it; none where it is missing, null or blank.
   *
   * @throws BadField likewise, and for a line break or tab
   */
  @Nullable String line(String field, int longest) {
    JsonNode value = value(field);
    return value == null ? null : line(named(field), value, longest);
  }

  private static @Nullable String line(String field, JsonNode value, int longest) {
    String text = text(field, value, longest);
    if (text != null && text.strip().chars().anyMatch(Character::isISOControl)) {
      throw new BadField(field, "expected a text on one line");
    }
    return text == null ? null : text.strip();
  }

  /**
   * A field's list of texts on one line, each once; empty where it is missing or null.
   *
   * @throws BadField when it is no such list, or too long
   */
  List<String> lines(String field, int most, int longest) {
    JsonNode value = value(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new BadField(named(field), "expected a list of texts, not " + shown(value.toString()));
    }
    Set<String> lines = new LinkedHashSet<>();
    for (JsonNode one : value) {
      String line = line(named(field), one, longest);
      if (line == null) {
        throw new BadField(named(field), "a text in the list is blank");
      }
      lines.add(line);
    }
    if (lines.size() > most) {
      throw new BadField(named(field), "the list has at most " + most + " texts");
    }
    return new ArrayList<>(lines);
  }

  /**
   * A field's number; 0 where it is missing or null.
   *
   * @throws BadField when it is no number from 0 to 1
   */
  double share(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return 0;
    }
    if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= 1)) {
      throw new BadField(
          named(field), "expected a number from 0 to 1, not " + shown(value.toString()));
    }
    return value.asDouble();
  }

  /**
   * A field's whole number.
   *
   * @param usual what it is where it is missing or null
   * @throws BadField when it is no whole number from {@code least} to {@code most}
   */
  int number(String field, int least, int most, int usual) {
    JsonNode value = value(field);
    if (value == null) {
      return usual;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < least
        || value.asInt() > most) {
      throw new BadField(
          named(field),
          "expected a whole number from %d to %d, not %s"
              .formatted(least, most, shown(value.toString())));
    }
    return value.asInt();
  }

  /**
   * A field's truth; false where it is missing or null.
   *
   * @throws BadField when it is neither true nor false
   */
  boolean flag(String field) {
    JsonNode value = value(field);
    if (value != null && !value.isBoolean()) {
      throw new BadField(named(field), "expected true or false, not " + shown(value.toString()));
    }
    return value != null && value.asBoolean();
  }

  /** A field as it was sent, be it null; absent where it is missing. */
  @Nullable JsonNode json(String field) {
    return object.get(field);
  }

  private String named(String field) {
    return within + field;
  }

  private @Nullable JsonNode value(String field) {
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : value;
  }

  /** The beginning of a text, without half a character at its end. */
  private static String shown(String text) {
    if (text.length() <= SHOWN) {
      return text.replaceAll("[\\ud800-\\udfff]", "?");
    }
    return text.substring(0, SHOWN).replaceAll("[\\ud800-\\udfff]", "?") + "…";
  }
}
