package newswatch.matching.topic;

import java.util.Locale;
import java.util.Set;

/**
 * Where sentences end: after a full stop, a question or exclamation mark that a space and no small
 * letter follow, after those of Chinese and Japanese, and at the end of a line. Not after an
 * initial (J. Smith), a short form of many letters (U.S. Navy) or a title (Gen. Smith).
 */
final class SentenceEnds {
  private static final String ENDS = ".!?…";
  private static final String IDEOGRAPHIC_ENDS = "。！？｡";
  private static final String CLOSING = "\"'”’»)]」』）】";
  private static final Set<String> SHORT_FORMS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "cmdr",
          "sen", "rep", "gov", "pres", "rev", "hon", "st", "mt", "ft", "no", "nos", "vs", "etc",
          "inc", "ltd", "co", "corp", "jr", "sr", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
          "sept", "sep", "oct", "nov", "dec", "approx", "est", "rs", "rp", "art", "sec", "vol",
          "fig", "p", "pp");

  private SentenceEnds() {}

  /** Whether a sentence ends just before this place, which lies in the text. */
  static boolean endsAt(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return at == text.length();
    }
    char before = text.charAt(at - 1);
    if (before == '\n' || before == '\r' || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
      return true;
    }
    int last = at - 1;
    while (last > 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    char mark = text.charAt(last);
    if (IDEOGRAPHIC_ENDS.indexOf(mark) >= 0) {
      return CLOSING.indexOf(text.charAt(at)) < 0;
    }
    return ENDS.indexOf(mark) >= 0
        && Character.isWhitespace(text.charAt(at))
        && !continues(text, at)
        && !(mark == '.' && abbreviates(text, last));
  }

  private static boolean continues(String text, int at) {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && Character.isLowerCase(text.charAt(next));
  }

  private static boolean abbreviates(String text, int stop) {
    int start = stop;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    int letters = stop - start;
    return letters == 1
        || SHORT_FORMS.contains(text.substring(start, stop).toLowerCase(Locale.ROOT));
  }
}
