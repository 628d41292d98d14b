package newswatch.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the supervisor says: on the terminal, and with the time in its log. */
final class Voice {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final Path log;
  private final InstantSource clock;

  /**
   * @param terminal whether a line may be drawn over
   */
  Voice(PrintStream out, boolean terminal, Path log, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.log = log;
    this.clock = clock;
  }

  /** A line that stays, also in the log. */
  synchronized void say(String line) {
    show(line);
    try {
      Files.writeString(
          log,
          clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      // A full disk is no reason to stop what runs, and the line has been shown.
    }
  }

  /** A line that stays on the terminal alone. */
  synchronized void show(String line) {
    out.println(terminal ? CLEAR_LINE + line : line);
  }

  void ready(Part part, Duration took) {
    say("%-14s ready %6s".formatted(part.name(), seconds(took)));
  }

  /** A line that the next one replaces; nothing where lines cannot be replaced. */
  synchronized void waitingFor(List<Part> parts) {
    if (terminal && !parts.isEmpty()) {
      out.print(
          CLEAR_LINE
              + parts.stream()
                  .map(part -> part.name() + " " + part.sinceLaunch().toSeconds() + " s")
                  .collect(Collectors.joining(", ", "waiting for ", "")));
      out.flush();
    }
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
