package newswatch.classify.story;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in the one form in which they are compared: 1,200,000 is 1.2 million. */
final class Figures {
  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(?:([.,])\\d{3})(?:\\1\\d{3})*");
  private static final Pattern NUMBER = Pattern.compile("(\\d+(?:[.,]\\d+)?)(\\p{L}*)");

  private static final Map<String, Double> SCALES =
      Map.ofEntries(
          Map.entry("hundred", 1e2),
          Map.entry("thousand", 1e3),
          Map.entry("k", 1e3),
          Map.entry("million", 1e6),
          Map.entry("m", 1e6),
          Map.entry("mn", 1e6),
          Map.entry("billion", 1e9),
          Map.entry("bn", 1e9),
          Map.entry("b", 1e9),
          Map.entry("trillion", 1e12),
          Map.entry("tn", 1e12),
          Map.entry("ngh\u00ecn", 1e3),
          Map.entry("tri\u1ec7u", 1e6),
          Map.entry("t\u1ef7", 1e9),
          Map.entry("t\u1ec9", 1e9),
          Map.entry("\u4e07", 1e4),
          Map.entry("\u4ebf", 1e8),
          Map.entry("\u5104", 1e8));

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));

  private Figures() {}

  /**
   * The number that a word writes.
   *
   * @param word in lower case
   * @param next the word after it, which may be a scale; empty where there is none
   * @return absent when the word is no number
   */
  static @Nullable Double of(String word, String next) {
    Integer spelt = WORDS.get(word);
    if (spelt != null) {
      return spelt * SCALES.getOrDefault(next.length() > 2 ? next : "", 1.0);
    }
    if (word.isEmpty() || !Character.isDigit(word.charAt(0))) {
      return null;
    }
    if (THOUSANDS.matcher(word).matches()) {
      return Double.parseDouble(word.replaceAll("[.,]", "")) * SCALES.getOrDefault(next, 1.0);
    }
    var number = NUMBER.matcher(word);
    if (!number.matches() || number.group(1).length() > 15) {
      return null;
    }
    Double scale = SCALES.get(number.group(2).isEmpty() ? next : number.group(2));
    return Double.parseDouble(number.group(1).replace(',', '.')) * (scale == null ? 1 : scale);
  }

  /** Whether it may be a year, which articles on many things have in common. */
  static boolean isYear(double number) {
    return number >= 1900 && number < 2100 && number == Math.rint(number);
  }

  /** Whether it is so small that it stands in many articles. */
  static boolean isSmall(double number) {
    return number <= 12 && number == Math.rint(number);
  }
}
