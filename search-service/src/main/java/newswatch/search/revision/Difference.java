package newswatch.search.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.Article;
import newswatch.events.Field;

/**
 * What changed from one revision to a later one.
 *
 * @param since the earlier revision
 * @param hunks in the order of the text, the title first; white space aside
 * @param complete whether that is all, and each hunk is told in full
 */
public record Difference(int since, List<Hunk> hunks, boolean complete) {
  /** The most hunks that are told of one revision. */
  static final int MOST_HUNKS = 100;

  /** The most that a hunk tells of what was removed, and of what was added, in UTF-16 units. */
  static final int LONGEST = 2_000;

  /** The most that all hunks of one revision tell, likewise. */
  static final int LONGEST_IN_ALL = 20_000;

  private static final int CONTEXT = 60;
  private static final String CUT = "…";

  public Difference {
    hunks = List.copyOf(hunks);
  }

  static Difference between(int since, Article older, Article newer, Work work) {
    CanonicalText before = CanonicalText.of(older);
    CanonicalText now = CanonicalText.of(newer);
    List<Hunk> hunks = new ArrayList<>();
    String body = newer.body();
    Field field = body == null || body.isBlank() ? Field.SUMMARY : Field.BODY;
    boolean complete = add(hunks, Field.TITLE, before.title(), now.title(), work);
    complete &= add(hunks, field, before.text(), now.text(), work);
    return new Difference(since, hunks, complete);
  }

  private static boolean add(List<Hunk> hunks, Field field, String before, String now, Work work) {
    Map<String, Integer> known = new HashMap<>();
    Words older = Words.of(before, known);
    Words newer = Words.of(now, known);
    int told = hunks.stream().mapToInt(Difference::length).sum();
    boolean complete = true;
    for (Changes.Change change : Changes.between(older, newer, work)) {
      if (hunks.size() == MOST_HUNKS || told >= LONGEST_IN_ALL) {
        return false;
      }
      String removed = older.between(change.olderFrom(), change.olderTo());
      String added = newer.between(change.newerFrom(), change.newerTo());
      complete &= removed.length() <= LONGEST && added.length() <= LONGEST;
      Hunk hunk =
          new Hunk(
              field,
              newer.startOf(change.newerFrom()),
              newer.before(change.newerFrom(), CONTEXT),
              cut(removed),
              cut(added),
              newer.after(change.newerTo(), CONTEXT));
      hunks.add(hunk);
      told += length(hunk);
    }
    return complete;
  }

  private static int length(Hunk hunk) {
    return hunk.removed().length() + hunk.added().length();
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean inside = Character.isSurrogatePair(text.charAt(LONGEST - 1), text.charAt(LONGEST));
    return text.substring(0, inside ? LONGEST - 1 : LONGEST) + CUT;
  }
}
