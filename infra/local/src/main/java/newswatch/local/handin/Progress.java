package newswatch.local.handin;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells how far it is: on one line of a terminal, elsewhere on a line every few seconds. */
final class Progress {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final Duration DRAWN_EVERY = Duration.ofMillis(200);
  private static final Duration SAID_EVERY = Duration.ofSeconds(5);

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final long began = System.nanoTime();
  private long told = began;
  private long found;
  private long handedIn;
  private long searchable;
  private long refused;

  Progress(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  void found() {
    found++;
  }

  void handedIn(int articles) {
    handedIn += articles;
  }

  void searchable(int articles) {
    searchable += articles;
  }

  /** Also taken back: what was handed in and is then refused. */
  void refused(String where, String problem) {
    refused++;
    complain(where + ": " + problem);
  }

  long refusals() {
    return refused;
  }

  void complain(String line) {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
    err.println(line);
  }

  /** Draws or says it again, when it is time to. */
  void tell(long waitingFor) {
    long now = System.nanoTime();
    if (now - told < (terminal ? DRAWN_EVERY : SAID_EVERY).toNanos()) {
      return;
    }
    told = now;
    String line =
        "%d handed in, %d searchable, %d refused, %.0f articles/s, %d s"
            .formatted(
                handedIn,
                searchable + waitingFor,
                refused,
                (searchable + waitingFor) / seconds(),
                (long) seconds());
    if (terminal) {
      out.print(CLEAR_LINE + line);
      out.flush();
    } else {
      out.println(line);
    }
  }

  void summary() {
    double seconds = seconds();
    out.printf(
        Locale.ROOT,
        "%s%d lines, %d handed in, %d searchable, %d refused, in %.1f s, %.0f articles/s.%n",
        terminal ? CLEAR_LINE : "",
        found,
        handedIn,
        searchable,
        refused,
        seconds,
        searchable / seconds);
  }

  private double seconds() {
    return Math.max(0.001, (System.nanoTime() - began) / 1e9);
  }
}
