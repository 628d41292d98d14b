package newswatch.search.submission;

import java.util.List;
import newswatch.events.Submission;

/** Where submissions go. */
public interface Outbox {
  /**
   * Sends them on their way and waits until all have been acknowledged.
   *
   * @throws NotTaken when some were not; those that were may go on
   */
  void send(List<Submission> submissions);

  /** What was handed in could not be passed on now. Handing it in again does no harm. */
  final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotTaken(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
