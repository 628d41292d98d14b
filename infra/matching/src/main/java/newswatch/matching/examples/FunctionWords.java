package newswatch.matching.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import newswatch.matching.query.Form;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * English words that only join others (the Snowball project's list, which comes with Lucene). They
 * weigh in what examples say, and as a reason tell a reader nothing.
 */
final class FunctionWords {
  private static final String LIST = "english_stop.txt";

  /** In their comparable form. */
  private static final Set<String> FORMS = forms();

  private FunctionWords() {}

  /** Whether a word or a pair, in its comparable form, holds nothing else. */
  static boolean onlyOf(String name) {
    for (String word : name.split(" ", -1)) {
      if (!FORMS.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> forms() {
    try (InputStream list = SnowballFilter.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException("the list " + LIST + " is missing beside Lucene");
      }
      Set<String> forms = new HashSet<>();
      new String(list.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.replaceFirst("\\|.*", ""))
          .forEach(line -> forms.addAll(Form.ENGLISH.terms(line)));
      return Set.copyOf(forms);
    } catch (IOException e) {
      throw new UncheckedIOException("the list " + LIST + " could not be read", e);
    }
  }
}
