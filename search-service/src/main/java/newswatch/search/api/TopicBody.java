package newswatch.search.api;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import newswatch.events.Channel;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;
import org.jspecify.annotations.Nullable;

/** A topic as somebody sends it. */
final class TopicBody {
  /** The most that is read, in bytes: what a record holds, for examples may be long. */
  static final int MAX_BYTES = Channel.MAX_RECORD_BYTES;

  private static final Set<String> FIELDS =
      Set.of(
          "id", "name", "description", "query", "exclusions", ExamplesBody.FIELD, "minimumScore");
  private static final Set<String> ONLY_ANSWERED =
      Set.of("version", "changedBy", "changedAt", "verdicts", "problem");
  private static final String DAYS = "days";
  private static final int MOST_DAYS = 90;
  private static final int USUAL_DAYS = 7;
  private static final TopicId NAMELESS = new TopicId("new");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final int LONGEST_ID = 64;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_ID_CHARACTERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern HYPHENS_AROUND = Pattern.compile("^-+|-+$");

  private TopicBody() {}

  /**
   * Reads a topic, as version 1.
   *
   * @param id which it is, where that is known already
   * @throws BadBody when it is no JSON object, or too large
   * @throws BadField when one of its fields cannot be used
   */
  static Topic read(InputStream sent, @Nullable TopicId id) throws IOException {
    Body body = Body.read(sent, MAX_BYTES, FIELDS, ONLY_ANSWERED);
    return topic(body, id(body, id));
  }

  /**
   * A topic that is to be tried.
   *
   * @param known whether it was said which topic it is
   * @param days how many days it is to be tried on
   */
  record Tried(Topic topic, boolean known, int days) {}

  /**
   * Reads a topic that is to be tried and may have neither an id nor a name.
   *
   * @throws BadBody likewise
   * @throws BadField likewise
   */
  static Tried readToTry(InputStream sent) throws IOException {
    Set<String> fields = new HashSet<>(FIELDS);
    fields.add(DAYS);
    Body body = Body.read(sent, MAX_BYTES, fields, ONLY_ANSWERED);
    String id = body.line("id", LONGEST_ID);
    TopicId itsId = id == null ? NAMELESS : id(id);
    return new Tried(topic(body, itsId), id != null, body.number(DAYS, 1, MOST_DAYS, USUAL_DAYS));
  }

  private static Topic topic(Body body, TopicId itsId) {
    String name = body.line("name", LONGEST_NAME);
    String query = query(body, "query");
    if (query == null) {
      throw new BadField("query", "expected what an article must match");
    }
    String description = body.text("description", LONGEST_DESCRIPTION);
    return new Topic(
        itsId,
        name == null ? itsId.value() : name,
        description == null ? null : description.strip(),
        query,
        query(body, "exclusions"),
        ExamplesBody.read(body),
        body.share("minimumScore"),
        1,
        null,
        null,
        false);
  }

  /**
   * The id in a path that may be new.
   *
   * @throws BadField when it cannot be an id
   */
  static TopicId id(String id) {
    try {
      return new TopicId(id);
    } catch (IllegalArgumentException e) {
      throw new BadField("id", String.valueOf(e.getMessage()));
    }
  }

  private static TopicId id(Body body, @Nullable TopicId known) {
    String sent = body.line("id", LONGEST_ID);
    if (known != null) {
      if (sent != null && !sent.equals(known.value())) {
        throw new BadField("id", "it differs from '" + known + "', which the path names");
      }
      return known;
    }
    if (sent != null) {
      return id(sent);
    }
    String name = body.line("name", LONGEST_NAME);
    if (name == null) {
      throw new BadField("id", "expected an id, or a name to make it of");
    }
    String made = made(name);
    if (made.isEmpty()) {
      throw new BadField("id", "none can be made of this name; give one of a-z, 0-9 and '-'");
    }
    return new TopicId(made);
  }

  /** An id made of a name: "Côte d'Ivoire" gives "cote-d-ivoire"; empty for other scripts. */
  static String made(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String hyphenated = NO_ID_CHARACTERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String trimmed = HYPHENS_AROUND.matcher(hyphenated).replaceAll("");
    return trimmed.length() <= LONGEST_ID
        ? trimmed
        : HYPHENS_AROUND.matcher(trimmed.substring(0, LONGEST_ID)).replaceAll("");
  }

  /**
   * A query for articles, none where it is missing. Parsed as it was sent, so that a problem's
   * position is one in what was sent.
   *
   * @throws BadField when it is none
   */
  static @Nullable String query(Body body, String field) {
    String query = body.text(field, Body.MAX_BYTES);
    if (query == null) {
      return null;
    }
    return switch (QueryLanguage.TOPICS.parse(query)) {
      case Parsed.Understood _ -> query.strip();
      case Parsed.Rejected(int position, String problem) ->
          throw new BadField(field, position, "at position " + position + ": " + problem);
    };
  }
}
