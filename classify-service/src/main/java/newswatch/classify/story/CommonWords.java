package newswatch.classify.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import newswatch.matching.language.FunctionWords;
import newswatch.matching.query.Form;

/**
 * Words that do not tell one piece of news from another: the function words of many languages, and
 * what news on anything is full of.
 */
final class CommonWords {
  private static final List<String> LANGUAGES = FunctionWords.languages();

  private static final Map<String, Integer> FUNCTION = functionWords();
  private static final Set<String> USUAL = usualWords();

  private CommonWords() {}

  /** In which languages it is a function word, a bit for each. */
  static int functionIn(String word) {
    return FUNCTION.getOrDefault(word, 0);
  }

  /** How many languages {@link #functionIn} knows. */
  static int languages() {
    return LANGUAGES.size();
  }

  /** The bit of Vietnamese. */
  static int vietnamese() {
    return 1 << LANGUAGES.indexOf("vi");
  }

  /** Whether news on anything is full of this term. */
  static boolean isUsual(String term) {
    return USUAL.contains(term);
  }

  private static Map<String, Integer> functionWords() {
    Map<String, Integer> words = new HashMap<>();
    for (int i = 0; i < LANGUAGES.size(); i++) {
      int bit = 1 << i;
      FunctionWords.in(LANGUAGES.get(i)).forEach(word -> words.merge(word, bit, (a, b) -> a | b));
    }
    return words;
  }

  private static Set<String> usualWords() {
    Set<String> terms = new HashSet<>();
    String words =
        lines(CommonWords.class, "common-words.txt").stream()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining(" "));
    for (String word : words.split(" ", -1)) {
      if (word.contains("_")) {
        terms.add(word);
      } else {
        terms.addAll(Form.ENGLISH.terms(word));
      }
    }
    return terms;
  }

  private static List<String> lines(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the list " + name + " is missing beside " + beside);
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list " + name + " could not be read", e);
    }
  }
}
