package newswatch.classify.story;

import java.util.Arrays;
import java.util.List;

/**
 * Samples of the passages of a text: of all runs of {@link #WORDS} words those with the smallest
 * hashes (Broder, On the resemblance and containment of documents, 1997). Texts that share passages
 * share their samples in the same proportion.
 */
final class Passages {
  private static final int WORDS = 4;

  private Passages() {}

  /** At most so many, ascending; none where there are fewer words than a passage has. */
  static int[] sample(List<String> words, int most) {
    if (words.size() < WORDS) {
      return new int[0];
    }
    int[] hashes = words.stream().mapToInt(Features::hash).toArray();
    int[] passages = new int[hashes.length - WORDS + 1];
    for (int i = 0; i < passages.length; i++) {
      int passage = 0;
      for (int j = i; j < i + WORDS; j++) {
        passage = (passage * 0x01000193) ^ hashes[j];
      }
      passages[i] = mixed(passage);
    }
    return Arrays.stream(passages).sorted().distinct().limit(most).toArray();
  }

  /** The finish of MurmurHash3, without which similar runs would have similar hashes. */
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  /**
   * The share of passages that the one with fewer has in common with the other, as far as the
   * samples tell.
   *
   * @return 0 to 1; 0 where fewer than the least can be compared
   */
  static double contained(int[] a, int[] b, int least) {
    if (a.length < least || b.length < least) {
      return 0;
    }
    // Below this hash both samples are complete.
    int complete = Math.min(a[a.length - 1], b[b.length - 1]);
    int i = 0;
    int j = 0;
    int shared = 0;
    while (i < a.length && j < b.length && a[i] <= complete && b[j] <= complete) {
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    int ofA = upTo(a, complete);
    int ofB = upTo(b, complete);
    int fewer = Math.min(ofA, ofB);
    return fewer < least ? 0 : (double) shared / fewer;
  }

  private static int upTo(int[] hashes, int last) {
    int found = Arrays.binarySearch(hashes, last);
    return found < 0 ? -found - 1 : found + 1;
  }
}
