package newswatch.fetch;

import java.time.Duration;

/** One turn at a host. */
interface Visit {
  /** Goes there; it is this visit's turn. */
  Left go();

  /** It will have no turn. */
  void sentAway(Download why);

  /**
   * The visit is over.
   *
   * @param pause for how long the host is to be left alone
   * @param asked whether the host itself asked for that
   * @param then what remains to be done, and keeps the host no longer
   */
  record Left(Duration pause, boolean asked, Runnable then) {}
}
