package newswatch.search.replay;

/**
 * What the services still have to read, in offsets: at least as much as there is, for transactions
 * take some for themselves.
 *
 * @param live of what comes in now
 * @param judging of what is being judged, again or for the first time
 * @param indexing of what is judged and cannot be found yet
 */
public record Backlog(long live, long judging, long indexing) {
  /**
   * @throws IllegalArgumentException for negative numbers
   */
  public Backlog {
    if (live < 0 || judging < 0 || indexing < 0) {
      throw new IllegalArgumentException("a backlog is not negative");
    }
  }

  /** What is on its way from being sent to being found. */
  public long ahead() {
    return judging + indexing;
  }
}
