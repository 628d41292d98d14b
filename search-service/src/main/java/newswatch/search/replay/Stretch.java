package newswatch.search.replay;

/**
 * The part of one partition of the archive that a replay passes through, by offsets. Not every
 * offset holds a sighting: transactions take some for themselves.
 *
 * @param begin its first offset
 * @param end the first offset behind it
 * @param next where it goes on
 * @param sent how many sightings were sent to be judged again
 * @param passedOver how many records were not, for they can never be judged
 */
public record Stretch(long begin, long end, long next, long sent, long passedOver) {
  /**
   * @throws IllegalArgumentException where they are in no order
   */
  public Stretch {
    if (begin < 0 || begin > end || next < begin || sent < 0 || passedOver < 0) {
      throw new IllegalArgumentException("no stretch from %d to %d".formatted(begin, end));
    }
  }

  /** One of which nothing is done yet. */
  public static Stretch of(long begin, long end) {
    return new Stretch(begin, Math.max(begin, end), begin, 0, 0);
  }

  /** The same, further on. */
  public Stretch to(long place, long moreSent, long morePassedOver) {
    return new Stretch(begin, end, place, sent + moreSent, passedOver + morePassedOver);
  }

  /** As far as an archive still reaches: whatever stood elsewhere is gone. */
  Stretch within(long first, long last) {
    long reached = Math.min(end, Math.max(begin, last));
    return new Stretch(begin, reached, Math.max(next, first), sent, passedOver);
  }

  /** How many offsets are still to be passed. */
  long left() {
    return Math.max(0, end - next);
  }

  /** Whether there is nothing left to do. */
  public boolean isDone() {
    return left() == 0;
  }
}
