package newswatch.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A running child on its {@link Leash}. */
public final class Child {
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final Process process;
  private final ChildLog log;

  private Child(Process process, ChildLog log) {
    this.process = process;
    this.log = log;
  }

  public static Child start(Launch launch) throws IOException {
    ChildLog log = new ChildLog(launch.log());
    log.begin();
    ProcessBuilder builder =
        new ProcessBuilder(Leash.around(launch.command()))
            .directory(launch.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().putAll(launch.environment());
    return new Child(builder.start(), log);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public ChildLog log() {
    return log;
  }

  /** 128 and the signal's number where a signal ended it; -1 while it runs. */
  public int exitCode() {
    return process.isAlive() ? -1 : process.exitValue();
  }

  /** Lets go of the leash, upon which the child is asked to end; returns at once. */
  public void release() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pipe is gone because the child is.
      process.destroy();
    }
  }

  /**
   * Asks the child to end and waits; kills it, with all it has started, when it takes too long.
   *
   * @return whether it ended by itself
   */
  public boolean stop(Duration limit) {
    List<ProcessHandle> started = process.descendants().toList();
    release();
    // Also directly, should somebody have killed the watcher.
    process.destroy();
    boolean ended = endsWithin(limit);
    if (!ended) {
      kill();
    }
    started.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    return ended;
  }

  /** Kills the child and all it has started, with SIGKILL, and waits until they are gone. */
  public void kill() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    // Grandchildren are reaped by others, so that nothing tells us of their end: look again.
    while (all.stream().anyMatch(ProcessHandle::isAlive)) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Waits; answers whether the child has ended. */
  public boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Runs a short command to its end.
   *
   * @throws Unable if it fails, with what it printed last
   */
  public static void run(Launch launch, Duration limit) {
    try {
      Child child = start(launch);
      if (!child.endsWithin(limit)) {
        child.kill();
        throw new Unable(
            "%s did not end within %d s".formatted(launch.command().getFirst(), limit.toSeconds()));
      }
      if (child.exitCode() != 0) {
        throw new Unable(
            "%s failed: %s"
                .formatted(launch.command().getFirst(), String.join("\n", child.log.lastLines(5))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
