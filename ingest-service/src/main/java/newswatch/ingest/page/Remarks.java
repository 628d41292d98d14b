package newswatch.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lines that stand among the text of an article and are none of it: labels of advertisements and
 * pictures, calls to share or subscribe, ways to other articles, the byline, the title once more;
 * and those that say that the article is over. Only short lines are looked at: a long one is a
 * sentence that happens to begin so.
 */
final class Remarks {
  private static final Pattern LABEL = Vocabulary.of("labels", "%s");
  private static final Pattern REMARK = Vocabulary.of("remarks", "%s");
  private static final Pattern END = Vocabulary.of("endings", "%s");
  private static final Pattern BYLINE = Vocabulary.of("bylines", "%s");
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Lengths in characters. */
  private static final int MAX_REMARK = 220;

  private static final int MAX_BYLINE = 120;
  private static final int MAX_LABEL = 60;

  /** A shorter part of the title could be anything. */
  private static final int MIN_PART = 25;

  /** Paragraphs at the top, in which the title and the byline may stand. */
  private static final int TOP = 6;

  private Remarks() {}

  /**
   * The text without them.
   *
   * @param text in paragraphs that a blank line parts
   * @param title of the article; may be empty
   */
  static String without(String text, String title) {
    String plainTitle = words(title);
    List<String> kept = new ArrayList<>();
    int read = 0;
    boolean top = true;
    String[] paragraphs = text.split("\n\n", -1);
    for (int i = 0; i < paragraphs.length; i++) {
      String line = paragraphs[i].strip();
      if (2 * read > text.length() && is(END, line, MAX_LABEL)) {
        break;
      }
      read += paragraphs[i].length();
      top &= i < TOP;
      if (isRemark(line) || (top && (isTitle(line, plainTitle) || is(BYLINE, line, MAX_BYLINE)))) {
        continue;
      }
      top &= line.length() < MAX_BYLINE;
      kept.add(line);
    }
    return String.join("\n\n", kept).strip();
  }

  private static boolean isRemark(String line) {
    return is(LABEL, line, MAX_LABEL) || is(REMARK, line, MAX_REMARK);
  }

  private static boolean is(Pattern kind, String line, int longest) {
    return line.length() <= longest && kind.matcher(line).matches();
  }

  /** As it is, in part, or with a little more. */
  private static boolean isTitle(String line, String title) {
    if (line.length() > MAX_REMARK || title.isEmpty()) {
      return false;
    }
    String words = words(line);
    return words.equals(title)
        || (words.length() > MIN_PART && title.contains(words))
        || (2 * words.length() < 3 * title.length() && words.contains(title));
  }

  private static String words(String line) {
    return NOT_WORDS.matcher(line).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
