package newswatch.search.revision;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * A text cut into what a difference may be made of: runs of letters and digits, and each other sign
 * alone; in scripts that do not part words by spaces each sign alone, with the marks upon it. White
 * space is between words and never one.
 */
final class Words {
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  private final String text;
  private int[] ids = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int size;

  private Words(String text) {
    this.text = text;
  }

  /**
   * Cuts a text.
   *
   * @param known gives equal words equal numbers, in this text and others; grows
   */
  static Words of(String text, Map<String, Integer> known) {
    Words words = new Words(text);
    int at = 0;
    while (at < text.length()) {
      int sign = text.codePointAt(at);
      int end = at + Character.charCount(sign);
      if (!isSpace(sign)) {
        end = words.end(end, isLetter(sign));
        words.add(at, end, known);
      }
      at = end;
    }
    return words;
  }

  /** Where the word ends that goes on at this place. */
  private int end(int from, boolean run) {
    int end = from;
    while (end < text.length()) {
      int sign = text.codePointAt(end);
      if (!isMark(sign) && !(run && isLetter(sign))) {
        break;
      }
      end += Character.charCount(sign);
    }
    return end;
  }

  private static boolean isSpace(int sign) {
    return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
  }

  private static boolean isLetter(int sign) {
    return Character.isLetterOrDigit(sign) && !WITHOUT_SPACES.contains(UnicodeScript.of(sign));
  }

  private static boolean isMark(int sign) {
    int type = Character.getType(sign);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private void add(int start, int end, Map<String, Integer> known) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    int next = known.size();
    Integer id = known.putIfAbsent(text.substring(start, end), next);
    ids[size] = id == null ? next : id;
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  int size() {
    return size;
  }

  /** Whether two words are the same. */
  boolean isSame(int index, Words other, int otherIndex) {
    return ids[index] == other.ids[otherIndex];
  }

  /** The text from the beginning of a word to the end of the one before another. */
  String between(int from, int to) {
    return from == to ? "" : text.substring(starts[from], ends[to - 1]);
  }

  /** Where a word begins, or the text ends; in UTF-16 units. */
  int startOf(int index) {
    return index < size ? starts[index] : text.length();
  }

  /** At most so many units of text before a word, without half a character. */
  String before(int index, int units) {
    int end = startOf(index);
    int start = Math.max(0, end - units);
    return text.substring(isInsideCharacter(start) ? start + 1 : start, end);
  }

  /** At most so many units of text after the word before this one, likewise. */
  String after(int index, int units) {
    int start = index == 0 ? 0 : ends[index - 1];
    int end = Math.min(text.length(), start + units);
    return text.substring(start, isInsideCharacter(end) ? end - 1 : end);
  }

  private boolean isInsideCharacter(int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
