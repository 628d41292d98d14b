package newswatch.classify.head;

import java.util.regex.Pattern;
import newswatch.events.Article;

/** Tells texts that only point to an article from texts that are one. */
final class Teaser {
  /** How texts end that go on elsewhere. */
  private static final Pattern BREAKS_OFF =
      Pattern.compile(
          "(?:(?:\\.\\.\\.|\u2026|\\[(?:\\+|more)]|\\b(?:read more|continue reading))"
              + "[\\s.\u00bb\u203a>\u2192)\\]]{0,9}){1,2}$",
          Pattern.CASE_INSENSITIVE);

  /** In characters: where such an end is looked for. */
  private static final int END = 60;

  /** Quotes, dashes and spaces differ between a page and what a feed says of it. */
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /** In characters; longer than what two texts on anything have in common. */
  private static final int PIECE = 16;

  /** A teaser is seldom longer, in characters; more of a text is not looked at. */
  private static final int LOOKED_AT = 4_000;

  /** What has not half of the length may be a teaser without breaking off. */
  private static final double LESS = 0.5;

  private Teaser() {}

  /** The text of an article: its body, or its summary where there is none; may be empty. */
  static String text(Article article) {
    String body = article.body();
    String text = body == null || body.isBlank() ? article.summary() : body;
    return text == null ? "" : text.strip();
  }

  /** Whether the text ends as those do that go on elsewhere. */
  static boolean breaksOff(String text) {
    return BREAKS_OFF.matcher(text.substring(Math.max(0, text.length() - END))).find();
  }

  /**
   * Whether a text is taken from an article or its summary: it is shorter, by half unless it breaks
   * off where the article does not, and of its pieces half or more stand there letter by letter.
   */
  static boolean isOf(String text, Article whole) {
    String full = text(whole);
    boolean cut = breaksOff(text) && !breaksOff(full);
    if (text.length() >= (cut ? full.length() : LESS * full.length())) {
      return false;
    }
    String part = words(withoutEnd(text));
    return isIn(
        part.substring(0, Math.min(part.length(), LOOKED_AT)),
        words(full) + '\n' + words(whole.summary() == null ? "" : whole.summary()));
  }

  private static boolean isIn(String part, String whole) {
    int pieces = Math.max(1, part.length() / PIECE);
    int found = 0;
    for (int i = 0; i < pieces; i++) {
      int end = i == pieces - 1 ? part.length() : (i + 1) * PIECE;
      found += whole.contains(part.substring(i * PIECE, end)) ? 1 : 0;
    }
    return 2 * found >= pieces;
  }

  private static String withoutEnd(String text) {
    int from = Math.max(0, text.length() - END);
    return text.substring(0, from) + BREAKS_OFF.matcher(text.substring(from)).replaceFirst("");
  }

  private static String words(String text) {
    return NO_WORD.matcher(text).replaceAll(" ").strip();
  }
}
