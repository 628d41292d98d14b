package newswatch.ingest.look;

import java.util.regex.Pattern;

/** Whether a text from a feed is only the beginning of the article, or words about it. */
final class Teaser {
  /** How texts end that go on elsewhere. */
  private static final Pattern CUT_OFF =
      Pattern.compile(
          ".*(?:\\.\\.\\.|…|\\[(?:\\.\\.\\.|…|\\+|more)]|\\b(?:read more|continue reading|read the full"
              + " (?:article|story)|read on))[\\s.»›>→)\\]]*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Beyond it, a text that breaks off is long enough to be told by. */
  private static final int LONG_TIMES = 5;

  private static final int END = 60;

  private Teaser() {}

  /**
   * @param length of a text that is no teaser, in characters
   */
  static boolean of(String text, int length) {
    return text.length() < length
        || (text.length() < length * LONG_TIMES
            && CUT_OFF.matcher(text.substring(Math.max(0, text.length() - END))).matches());
  }
}
