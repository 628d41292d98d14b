package newswatch.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import newswatch.local.process.Child;
import newswatch.local.process.Program;
import newswatch.local.process.Unable;

/** A server that a test starts, stops and kills. */
final class RunningServer {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Of its log, in what is said when it does not start. */
  private static final int LINES = 30;

  private final Program program;
  private Child child;

  RunningServer(Program program) {
    this.program = program;
    this.child = launch();
  }

  long pid() {
    return child.pid();
  }

  void stop() {
    child.stop(program.stopLimit());
  }

  void kill() {
    child.kill();
  }

  void restart() {
    if (child.isAlive()) {
      stop();
    }
    child = launch();
  }

  private Child launch() {
    try {
      Child started = Child.start(program.prepare());
      long limit = System.nanoTime() + program.startLimit().toNanos();
      while (!program.isReady()) {
        if (started.endsWithin(PAUSE) || System.nanoTime() > limit) {
          throw gaveUp(started);
        }
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Unable gaveUp(Child started) {
    String what =
        started.isAlive()
            ? "was not ready within %d s".formatted(program.startLimit().toSeconds())
            : "ended with %d before it was ready".formatted(started.exitCode());
    started.kill();
    return new Unable(
        "%s %s:%n%s"
            .formatted(program.name(), what, String.join("\n", started.log().lastLines(LINES))));
  }
}
