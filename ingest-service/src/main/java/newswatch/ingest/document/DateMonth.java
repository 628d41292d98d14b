package newswatch.ingest.document;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The month that a date names, by number or in words. */
final class DateMonth {
  private static final List<String> ENGLISH =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private DateMonth() {}

  /**
   * The month from 1 to 12.
   *
   * @param written in lower case; absent for the first
   * @return 0 when there is none of this name
   */
  static int of(@Nullable String written) {
    if (written == null) {
      return 1;
    }
    if (NUMBER.matcher(written).matches()) {
      int number = Integer.parseInt(written);
      return number > 12 ? 0 : number;
    }
    int english = ENGLISH.indexOf(written.substring(0, Math.min(3, written.length()))) + 1;
    if (english > 0 && isEnglish(written, english)) {
      return english;
    }
    return Others.BY_NAME.getOrDefault(plain(written), 0);
  }

  private static boolean isEnglish(String written, int month) {
    String name = Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return name.toLowerCase(Locale.ROOT).startsWith(written) || written.equals("sept");
  }

  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Made when the first date is not in English. */
  private static final class Others {
    private static final List<String> LANGUAGES =
        List.of(
            "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu",
            "ro", "el", "ru", "uk", "bg", "sr", "hr", "tr", "id", "vi");
    private static final List<TextStyle> STYLES =
        List.of(
            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    static final Map<String, Integer> BY_NAME = byName();

    /** A name that two languages give to different months names neither. */
    private static Map<String, Integer> byName() {
      Map<String, Integer> months = new HashMap<>();
      for (String language : LANGUAGES) {
        for (Month month : Month.values()) {
          for (TextStyle style : STYLES) {
            String name = month.getDisplayName(style, Locale.of(language)).replace(".", "");
            String plain = plain(name);
            add(months, plain, month.getValue());
            if (plain.length() > 4) {
              add(months, plain.substring(0, 3), month.getValue());
            }
          }
        }
      }
      return months;
    }

    private static void add(Map<String, Integer> months, String name, int month) {
      if (!name.isBlank()) {
        months.merge(name, month, (one, other) -> one.equals(other) ? one : 0);
      }
    }
  }
}
