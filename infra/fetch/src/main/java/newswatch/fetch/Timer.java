package newswatch.fetch;

import java.time.Duration;

/** Time that passes, whatever the clock on the wall is set to. */
interface Timer {
  /** Nanoseconds since some moment; to be compared by subtraction, as they may run over. */
  long now();

  /** Runs this after so long, unless everything ends before. */
  void after(Duration time, Runnable what);
}
