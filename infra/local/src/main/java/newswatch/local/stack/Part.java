package newswatch.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.Program;
import newswatch.local.process.Unable;
import org.jspecify.annotations.Nullable;

/** A program while the supervisor runs it. */
final class Part {
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofDays(1);

  private final Program program;
  private final BlockingQueue<Event> events;
  private final RestartPolicy restarts;
  private volatile @Nullable Child child;
  private volatile boolean stopping;
  private volatile boolean ready;
  private volatile long launchedAt = System.nanoTime();
  private volatile Duration preparing = Duration.ZERO;
  private volatile Duration becomingReady = Duration.ZERO;

  Part(Program program, BlockingQueue<Event> events, InstantSource clock) {
    this.program = program;
    this.events = events;
    this.restarts = new RestartPolicy(clock);
  }

  String name() {
    return program.name();
  }

  Program program() {
    return program;
  }

  RestartPolicy restarts() {
    return restarts;
  }

  boolean isReady() {
    return ready;
  }

  Duration sinceLaunch() {
    return Duration.ofNanos(System.nanoTime() - launchedAt);
  }

  /** How long laying things out took at its last start, before there was a process. */
  Duration preparing() {
    return preparing;
  }

  /** How long it took from its launch until it served, with preparing. */
  Duration becomingReady() {
    return becomingReady;
  }

  /** The process id; 0 where there is no process. */
  long pid() {
    Child current = child;
    return current == null ? 0 : current.pid();
  }

  List<String> lastLines(int count) {
    Child current = child;
    return current == null ? List.of() : current.log().lastLines(count);
  }

  void keepLogBelow(long bytes) throws IOException {
    Child current = child;
    if (current != null) {
      current.log().keepBelow(bytes);
    }
  }

  Path log() {
    Child current = child;
    return current == null ? Path.of("") : current.log().file();
  }

  /** Starts it on a thread of its own, after a pause; what comes of that arrives as events. */
  void launch(Duration pause) {
    ready = false;
    Thread.ofPlatform()
        .daemon()
        .name(name())
        .start(
            () -> {
              LockSupport.parkNanos(pause.toNanos());
              launchedAt = System.nanoTime();
              startAndWatch();
            });
  }

  private void startAndWatch() {
    try {
      Child started;
      synchronized (this) {
        if (stopping) {
          return;
        }
        Launch launch = program.prepare();
        preparing = sinceLaunch();
        started = Child.start(launch);
        child = started;
      }
      watch(started);
    } catch (Unable e) {
      events.add(new Event.CouldNotStart(this, String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException | Error e) {
      // Whatever it is: a part that silently never comes would leave the others waiting for ever.
      events.add(new Event.CouldNotStart(this, e.toString()));
    }
  }

  private void watch(Child started) {
    try {
      if (awaitReady(started)) {
        awaitEnd(started);
      } else {
        end(started);
        events.add(new Event.WasNotReady(this, program.startLimit()));
      }
    } catch (RuntimeException | Error e) {
      // Nobody watches it from here on, and a second one would find its port and its data taken.
      end(started);
      throw e;
    }
  }

  private static void end(Child started) {
    started.kill();
    started.release();
  }

  /** Answers whether it is worth waiting for its end: false where it takes too long to serve. */
  private boolean awaitReady(Child started) {
    Duration limit = program.startLimit();
    while (!stopping && !started.endsWithin(GLANCE)) {
      if (program.isReady()) {
        becomingReady = sinceLaunch();
        ready = true;
        events.add(new Event.BecameReady(this, becomingReady));
        return true;
      }
      if (!stopping && sinceLaunch().compareTo(limit) > 0) {
        return false;
      }
    }
    return true;
  }

  private void awaitEnd(Child started) {
    while (!started.endsWithin(LONG)) {}
    started.release();
    if (!stopping) {
      ready = false;
      events.add(new Event.Died(this, started.exitCode()));
    }
  }

  /**
   * Stops it within its own limit.
   *
   * @return whether it ended by itself
   */
  boolean stop() {
    stopping = true;
    Child current;
    synchronized (this) {
      current = child;
    }
    return current == null || !current.isAlive() || current.stop(program.stopLimit());
  }

  void kill() {
    stopping = true;
    Child current = child;
    if (current != null && current.isAlive()) {
      current.kill();
    }
  }
}
