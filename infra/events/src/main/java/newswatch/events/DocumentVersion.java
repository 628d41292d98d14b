package newswatch.events;

/**
 * Orders everything ever said about one article: newer text beats older text, and for the same text
 * newer topics beat older topics. Arrival order does not matter.
 */
public final class DocumentVersion {
  private static final int TOPICS_BITS = 36;
  private static final long MAX_SEQUENCE = (1L << (63 - TOPICS_BITS)) - 1;
  private static final long MAX_TOPICS = (1L << TOPICS_BITS) - 1;

  private DocumentVersion() {}

  /**
   * @param sequence how many times the article's head changed, from 1 to 2^27-1
   * @param topicsRead how many records of {@link Channel#TOPICS} had been applied, counted by
   *     offset, from 0 to 2^36-1
   * @throws IllegalArgumentException outside those ranges
   */
  public static long of(long sequence, long topicsRead) {
    if (sequence < 1 || sequence > MAX_SEQUENCE || topicsRead < 0 || topicsRead > MAX_TOPICS) {
      throw new IllegalArgumentException(
          "no version for sequence " + sequence + " and topics read to " + topicsRead);
    }
    return sequence << TOPICS_BITS | topicsRead;
  }

  /** The sequence of a version. */
  public static long sequence(long version) {
    return version >> TOPICS_BITS;
  }
}
