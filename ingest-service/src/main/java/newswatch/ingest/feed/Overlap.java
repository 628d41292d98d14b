package newswatch.ingest.feed;

/**
 * How much of what a feed lists was listed before: without any, entries may have come and gone in
 * between.
 *
 * @param listed how many entries it lists
 * @param known how many of them were seen before, in whatever wording
 */
public record Overlap(int listed, int known) {
  /**
   * @throws IllegalArgumentException unless known lies from 0 to listed
   */
  public Overlap {
    if (known < 0 || known > listed) {
      throw new IllegalArgumentException("no overlap: " + known + " of " + listed);
    }
  }

  /** How many entries were never seen before. */
  int fresh() {
    return listed - known;
  }

  /** Whether so little is known that the next poll must not come late. */
  boolean isScant() {
    return known * 3 < listed;
  }

  /** Whether something may have been missed. */
  boolean isGap() {
    return listed > 0 && known == 0;
  }
}
