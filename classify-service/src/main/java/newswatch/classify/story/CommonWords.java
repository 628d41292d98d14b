package newswatch.classify.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import newswatch.matching.query.Form;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * Words that do not tell one piece of news from another: the function words of many languages (the
 * Snowball project's lists, which come with Lucene) and what news on anything is full of.
 */
final class CommonWords {
  private static final List<String> LANGUAGES =
      List.of(
          "english",
          "danish",
          "dutch",
          "finnish",
          "french",
          "german",
          "hungarian",
          "indonesian",
          "italian",
          "norwegian",
          "portuguese",
          "russian",
          "spanish",
          "swedish");

  /** Vietnamese has no list of Lucene's. */
  private static final String VIETNAMESE =
      """
      và của là có các được cho trong với những một này đã khi không người từ để đến theo tại vào ra về như trên \
      sẽ cũng đang bị do ở đó nhiều hơn sau trước hay hoặc nên vì rằng thì mà nếu còn chỉ rất qua lại lên xuống \
      ông bà anh chị nhất phải việc cùng giữa bằng đây đều mới nay dưới ngoài năm ngày tháng giờ nhằm làm""";

  /** Characters that join words of Chinese. */
  private static final String CHINESE = "的了在是和与與及等对對将將为為也就都而但以于於这這那有被把从從到后後前中上下不个個";

  private static final Map<String, Integer> FUNCTION = functionWords();
  private static final Set<String> USUAL = usualWords();

  private CommonWords() {}

  /** In which languages it is a function word, a bit for each. */
  static int functionIn(String word) {
    return FUNCTION.getOrDefault(word, 0);
  }

  /** How many languages {@link #functionIn} knows. */
  static int languages() {
    return LANGUAGES.size() + 1;
  }

  /** The bit of Vietnamese. */
  static int vietnamese() {
    return 1 << LANGUAGES.size();
  }

  /** Whether a pair of Chinese characters holds one that joins words. */
  static boolean joins(String pair) {
    return pair.chars().anyMatch(c -> CHINESE.indexOf(c) >= 0);
  }

  /** Whether news on anything is full of this term. */
  static boolean isUsual(String term) {
    return USUAL.contains(term);
  }

  private static Map<String, Integer> functionWords() {
    Map<String, Integer> words = new HashMap<>();
    for (int i = 0; i < LANGUAGES.size(); i++) {
      int bit = 1 << i;
      lines(SnowballFilter.class, LANGUAGES.get(i) + "_stop.txt")
          .forEach(line -> add(words, line.replaceFirst("\\|.*", ""), bit));
    }
    add(words, VIETNAMESE, vietnamese());
    return words;
  }

  private static void add(Map<String, Integer> words, String line, int bit) {
    Arrays.stream(line.strip().split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .forEach(word -> words.merge(word, bit, (a, b) -> a | b));
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
