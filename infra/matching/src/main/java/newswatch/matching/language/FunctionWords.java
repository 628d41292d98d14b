package newswatch.matching.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * Words that only join others: the Snowball project's lists, which come with Lucene, and lists of
 * our own for Vietnamese and Chinese.
 */
public final class FunctionWords {
  /** Snowball's names of languages by their BCP 47 tags. */
  private static final Map<String, String> SNOWBALL = snowball();

  private static final String VIETNAMESE_TAG = "vi";

  private static final String VIETNAMESE =
      """
      và của là có các được cho trong với những một này đã khi không người từ để đến theo tại vào ra về như trên \
      sẽ cũng đang bị do ở đó nhiều hơn sau trước hay hoặc nên vì rằng thì mà nếu còn chỉ rất qua lại lên xuống \
      ông bà anh chị nhất phải việc cùng giữa bằng đây đều mới nay dưới ngoài năm ngày tháng giờ nhằm làm""";

  /** Characters that join words of Chinese. */
  private static final String CHINESE = "的了在是和与與及等对對将將为為也就都而但以于於这這那有被把从從到后後前中上下不个個";

  private FunctionWords() {}

  /** The languages that {@link #in} knows, as BCP 47 tags, always in the same order. */
  public static List<String> languages() {
    return Stream.concat(SNOWBALL.keySet().stream(), Stream.of(VIETNAMESE_TAG)).toList();
  }

  /**
   * Those of a language, in small letters and with their accents.
   *
   * @throws IllegalArgumentException for a language that is not one of {@link #languages}
   */
  public static List<String> in(String language) {
    if (language.equals(VIETNAMESE_TAG)) {
      return words(VIETNAMESE).toList();
    }
    String name = SNOWBALL.get(language);
    if (name == null) {
      throw new IllegalArgumentException("no list of function words of '" + language + "'");
    }
    return list(name + "_stop.txt");
  }

  /** Whether a character or a pair of Chinese holds one that joins words. */
  public static boolean joinsChinese(String characters) {
    return characters.chars().anyMatch(c -> CHINESE.indexOf(c) >= 0);
  }

  private static List<String> list(String file) {
    try (InputStream list = SnowballFilter.class.getResourceAsStream(file)) {
      if (list == null) {
        throw new IllegalStateException("the list " + file + " is missing beside Lucene");
      }
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.replaceFirst("\\|.*", ""))
          .flatMap(FunctionWords::words)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list " + file + " could not be read", e);
    }
  }

  private static Stream<String> words(String line) {
    return Arrays.stream(line.strip().split("\\s+", -1)).filter(word -> !word.isEmpty());
  }

  private static Map<String, String> snowball() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("en", "english");
    names.put("da", "danish");
    names.put("nl", "dutch");
    names.put("fi", "finnish");
    names.put("fr", "french");
    names.put("de", "german");
    names.put("hu", "hungarian");
    names.put("id", "indonesian");
    names.put("it", "italian");
    names.put("no", "norwegian");
    names.put("pt", "portuguese");
    names.put("ru", "russian");
    names.put("es", "spanish");
    names.put("sv", "swedish");
    return names;
  }
}
