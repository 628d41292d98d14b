package newswatch.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a measurement as the command line gives them; the last one of a name counts. */
final class GivenOptions {
  private static final String CHECK = "--check";

  private final Map<String, String> values = new HashMap<>();
  private boolean check;

  /**
   * @param known those with a value
   * @param checks whether {@code --check} is one, too
   * @throws IllegalArgumentException for any other, and where a value is missing
   */
  GivenOptions(List<String> given, Set<String> known, boolean checks) {
    for (int i = 0; i < given.size(); i++) {
      String option = given.get(i);
      if (checks && option.equals(CHECK)) {
        check = true;
      } else if (!known.contains(option)) {
        throw new IllegalArgumentException("there is no option '" + option + "'");
      } else if (i + 1 == given.size()) {
        throw new IllegalArgumentException(option + " wants a value");
      } else {
        values.put(option, given.get(++i));
      }
    }
  }

  /**
   * @throws IllegalArgumentException when a value is not from {@code least} to {@code most}
   */
  static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is from %d to %d, not %d".formatted(option, least, most, value));
    }
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(values.get(option));
  }

  /**
   * @throws IllegalArgumentException when it is no number
   */
  int number(String option, int usual) {
    String value = values.get(option);
    try {
      return value == null ? usual : Integer.parseInt(value);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(option + " wants a number, not '" + value + "'");
    }
  }

  @Nullable Path path(String option) {
    String value = values.get(option);
    return value == null ? null : Path.of(value).toAbsolutePath();
  }

  /** What is parted by blanks. */
  List<String> words(String option, List<String> usual) {
    return text(option).map(words -> Arrays.asList(words.strip().split("\\s+"))).orElse(usual);
  }

  /** Whether a missed target is a failure. */
  boolean check() {
    return check;
  }
}
