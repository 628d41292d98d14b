package newswatch.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lists of words and phrases beside this class, each a regular expression a line. */
final class Vocabulary {
  private Vocabulary() {}

  /**
   * All of a list, as one expression without regard to case.
   *
   * @param list the name of a file beside this class, without its ending; {@code #} begins a
   *     comment
   * @param form where {@code %s} stands for the list
   * @throws IllegalStateException when there is no such list
   */
  static Pattern of(String list, String form) {
    try (InputStream in =
        Objects.requireNonNull(
            Vocabulary.class.getResourceAsStream(list + ".txt"), "no list of " + list)) {
      String expressions =
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.joining("|", "(?:", ")"));
      return Pattern.compile(
          form.formatted(expressions),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
