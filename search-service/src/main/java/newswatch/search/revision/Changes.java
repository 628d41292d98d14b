package newswatch.search.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stretches of words differ between two texts: the shortest script of Myers (An O(ND)
 * Difference Algorithm and Its Variations, 1986) in its linear space, as far as the work allows.
 * Where it does not, or two stretches have next to nothing in common, a stretch counts as replaced
 * whole.
 */
final class Changes {
  /** Stretches that differ in more words than twice this are taken as replaced whole. */
  private static final int FARTHEST = 2_000;

  /** Fewer words in common than these between two changes are no reason to part them. */
  private static final int APART = 3;

  private static final int NOWHERE = -1;

  private final Words older;
  private final Words newer;
  private final Work work;
  private final List<Change> found = new ArrayList<>();

  /**
   * Words from one place to another, exclusive, that stand for others.
   *
   * @param olderFrom in the older text
   * @param newerFrom in the newer text
   */
  record Change(int olderFrom, int olderTo, int newerFrom, int newerTo) {}

  /**
   * Where a way through both texts passes, in words from the beginning of a stretch.
   *
   * @param apart how many words differ on the longer one of its halves, at most
   */
  private record Passage(int olderFrom, int newerFrom, int olderTo, int newerTo, int apart) {}

  private Changes(Words older, Words newer, Work work) {
    this.older = older;
    this.newer = newer;
    this.work = work;
  }

  /** What has changed, in the order of the texts. */
  static List<Change> between(Words older, Words newer, Work work) {
    Changes changes = new Changes(older, newer, work);
    changes.compare(0, older.size(), 0, newer.size(), FARTHEST);
    return changes.joined();
  }

  private void compare(int olderFrom, int olderTo, int newerFrom, int newerTo, int farthest) {
    int a = olderFrom;
    int b = newerFrom;
    while (a < olderTo && b < newerTo && older.isSame(a, newer, b)) {
      a++;
      b++;
    }
    int aEnd = olderTo;
    int bEnd = newerTo;
    while (a < aEnd && b < bEnd && older.isSame(aEnd - 1, newer, bEnd - 1)) {
      aEnd--;
      bEnd--;
    }
    if (a == aEnd && b == bEnd) {
      return;
    }
    Passage middle = a == aEnd || b == bEnd ? null : middle(a, aEnd, b, bEnd, farthest);
    if (middle == null) {
      found.add(new Change(a, aEnd, b, bEnd));
    } else {
      compare(a, a + middle.olderFrom(), b, b + middle.newerFrom(), middle.apart());
      compare(a + middle.olderTo(), aEnd, b + middle.newerTo(), bEnd, middle.apart());
    }
  }

  /**
   * Where the ways from both ends meet.
   *
   * @param farthest how many words either way may differ in
   * @return absent where they meet nowhere within that and the work
   */
  private @Nullable Passage middle(int a, int aEnd, int b, int bEnd, int farthest) {
    int n = aEnd - a;
    int m = bEnd - b;
    int delta = n - m;
    boolean odd = (delta & 1) != 0;
    int most = Math.min((n + m + 1) / 2, farthest);
    int[] forward = new int[2 * most + 3];
    int[] backward = new int[2 * most + 3];
    Arrays.fill(forward, NOWHERE);
    Arrays.fill(backward, NOWHERE);
    int zero = most + 1;
    forward[zero + 1] = 0;
    backward[zero + 1] = 0;
    for (int d = 0; d <= most; d++) {
      int lowest = -d + 2 * Math.max(0, d - m);
      int highest = d - 2 * Math.max(0, d - n);
      if (!work.does(2L * (highest - lowest + 1))) {
        return null;
      }
      for (int k = lowest; k <= highest; k += 2) {
        int from = next(forward, zero, k, d);
        int x = from;
        while (x < n && x - k < m && older.isSame(a + x, newer, b + x - k)) {
          x++;
        }
        work.does(x - from);
        forward[zero + k] = x;
        int mirrored = delta - k;
        if (odd && Math.abs(mirrored) < d && backward[zero + mirrored] >= n - x) {
          return new Passage(from, from - k, x, x - k, d);
        }
      }
      for (int k = lowest; k <= highest; k += 2) {
        int from = next(backward, zero, k, d);
        int x = from;
        while (x < n && x - k < m && older.isSame(aEnd - 1 - x, newer, bEnd - 1 - x + k)) {
          x++;
        }
        work.does(x - from);
        backward[zero + k] = x;
        int mirrored = delta - k;
        if (!odd && Math.abs(mirrored) <= d && forward[zero + mirrored] >= n - x) {
          return new Passage(n - x, m - x + k, n - from, m - from + k, d);
        }
      }
    }
    return null;
  }

  /** How far one more word removed or added leads on a diagonal. */
  private static int next(int[] reached, int zero, int k, int d) {
    int down = reached[zero + k + 1];
    int across = reached[zero + k - 1];
    return k == -d || (k != d && across < down) ? down : across + 1;
  }

  private List<Change> joined() {
    List<Change> joined = new ArrayList<>();
    for (Change change : found) {
      Change last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && change.newerFrom() - last.newerTo() < APART) {
        joined.set(
            joined.size() - 1,
            new Change(last.olderFrom(), change.olderTo(), last.newerFrom(), change.newerTo()));
      } else {
        joined.add(change);
      }
    }
    return joined;
  }
}
