package newswatch.search.replay;

/**
 * What the services still have to read, in offsets: at least as much as there is, for transactions
 * take some for themselves.
 *
 * @param live of what comes in now
 * @param ahead of what is on its way from being sent to being found
 */
public record Backlog(long live, long ahead) {
  /**
   * @throws IllegalArgumentException for negative numbers
   */
  public Backlog {
    if (live < 0 || ahead < 0) {
      throw new IllegalArgumentException("a backlog is not negative");
    }
  }
}
