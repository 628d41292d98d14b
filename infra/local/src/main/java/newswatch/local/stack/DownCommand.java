package newswatch.local.stack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** {@code down}: asks the supervisors of the homes to stop, and waits until they have. */
final class DownCommand {
  /** Services and servers have 25 and 30 seconds, one after the other. */
  private static final Duration LIMIT = Duration.ofSeconds(70);

  private static final Duration GLANCE = Duration.ofMillis(100);

  private final List<Path> homes;
  private final PrintStream out;

  DownCommand(List<Path> homes, PrintStream out) {
    this.homes = homes;
    this.out = out;
  }

  int run() {
    List<Path> held = homes.stream().filter(HomeLock::isHeld).toList();
    if (held.isEmpty()) {
      out.println("Newswatch does not run in " + homes.getFirst() + ": there is nothing to stop.");
      return 0;
    }
    return held.stream().mapToInt(this::stop).max().orElse(0);
  }

  private int stop(Path home) {
    Optional<Running> running = Running.in(home);
    long from = System.nanoTime();
    running.flatMap(found -> ProcessHandle.of(found.pid())).ifPresent(ProcessHandle::destroy);
    while (HomeLock.isHeld(home)) {
      if (System.nanoTime() - from > LIMIT.toNanos()) {
        out.println(
            "Newswatch in %s did not stop within %d s; see %s."
                .formatted(home, LIMIT.toSeconds(), home.resolve("logs/supervisor.log")));
        return 1;
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    out.printf(
        "Newswatch %s stopped after %s.%n",
        running.map(Running::command).orElse("in " + home),
        Voice.seconds(Duration.ofNanos(System.nanoTime() - from)));
    return 0;
  }
}
