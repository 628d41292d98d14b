package newswatch.search.citation;

import java.util.regex.Pattern;

/**
 * Text from outside as a part of a line of ours: it can neither begin a line, nor turn the
 * direction of what stands after it, nor hide signs.
 */
public final class OneLine {
  private static final int LONGEST = 500;
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cc}]+");

  /** What is not seen and turns or hides what is: all but the joiners that scripts need. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Cn}&&[^\\u200c\\u200d]]");

  private OneLine() {}

  /** The text, of which at most {@value #LONGEST} characters are shown. */
  public static String of(String text) {
    String line = part(text).strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /** The whole of a text that others stand next to, with a space where it begins or ends in any. */
  public static String part(String text) {
    return SPACES.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ");
  }
}
