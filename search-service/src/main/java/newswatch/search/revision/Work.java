package newswatch.search.revision;

/** How much may still be done for one answer. Not safe for threads. */
final class Work {
  private long left;

  /**
   * @param steps each some nanoseconds
   */
  Work(long steps) {
    this.left = steps;
  }

  /** Counts steps; false once there were more than there may be. */
  boolean does(long steps) {
    left -= steps;
    return left >= 0;
  }
}
