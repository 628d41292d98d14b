package newswatch.search.api;

import java.util.Collection;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** The parameters of a request, read strictly: what cannot be used is refused by name. */
final class OwnParameters {
  private final MultiValueMap<String, String> given;

  private OwnParameters(MultiValueMap<String, String> given) {
    this.given = given;
  }

  /**
   * Parameters.
   *
   * @param known those that may be there
   * @throws BadParameter naming one that may not
   */
  static OwnParameters of(MultiValueMap<String, String> given, Collection<String> known) {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new BadParameter(name, "the parameters are " + String.join(", ", known));
      }
    }
    return new OwnParameters(given);
  }

  /**
   * One of them, stripped; empty where it is not given.
   *
   * @param longest in UTF-16 units
   * @throws BadParameter when it is given more than once, or too long
   */
  String one(String name, int longest) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new BadParameter(name, "it is given more than once");
    }
    String value = values.isEmpty() || values.getFirst() == null ? "" : values.getFirst().strip();
    if (value.length() > longest) {
      throw new BadParameter(name, "it has more than " + longest + " characters");
    }
    return value;
  }

  /**
   * A number among them.
   *
   * @param usual where it is not given
   * @throws BadParameter when it is no whole number from {@code least} to {@code most}
   */
  int number(String name, int least, int most, int usual) {
    String text = one(name, Integer.MAX_VALUE);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, with what it should have been.
    }
    throw new BadParameter(name, "'%s' is no number from %d to %d".formatted(text, least, most));
  }
}
