package newswatch.local.stack;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import newswatch.local.process.Unable;
import newswatch.local.server.Home;
import newswatch.local.stack.Running.RunningPart;

/**
 * What {@code up} and {@code demo} share: one stack in one home, from the lock to the last stop.
 */
public final class StartCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** After the start, until feeds have been asked once. */
  private static final Duration BEFORE_PROBLEMS = Duration.ofSeconds(10);

  private final String name;
  private final Path home;
  private final PrintStream out;
  private final InstantSource clock;

  /** Completes the plan, once the home is open and ports are chosen. */
  @FunctionalInterface
  interface Planner {
    Plan plan(Ports ports, Voice voice) throws IOException;
  }

  StartCommand(String name, Path home, PrintStream out, InstantSource clock) {
    this.name = name;
    this.home = home;
    this.out = out;
    this.clock = clock;
  }

  /**
   * @return the exit code: 0 after a stop that was asked for
   * @throws Unable if it cannot be started, in words for people
   */
  int run(Planner planner) throws IOException {
    Home.open(home);
    DiskSpace.of(home, line -> {}).require();
    try (HomeLock lock = lock()) {
      assert lock != null;
      Running.remove(home);
      Files.createDirectories(home.resolve("logs"));
      Voice voice = new Voice(out, isTerminal(), home.resolve("logs/supervisor.log"), clock);
      voice.say("Newswatch starts in " + home + ".");
      return run(planner.plan(Ports.choose(voice::say), voice), voice);
    }
  }

  private HomeLock lock() {
    Optional<HomeLock> lock = HomeLock.take(home, PATIENCE);
    return lock.orElseThrow(
        () ->
            new Unable(
                Running.in(home)
                        .map(running -> "It already runs here: " + running.console())
                        .orElse("It is already starting here")
                    + " (./newswatch down stops it)."));
  }

  private int run(Plan plan, Voice voice) {
    List<String> uncached = plan.uncached();
    if (!uncached.isEmpty()) {
      voice.say(
          "No start cache for %s: starting takes longer. A start that may build makes them."
              .formatted(String.join(", ", uncached)));
    }
    Instant started = clock.instant();
    long from = System.nanoTime();
    Supervisor supervisor =
        new Supervisor(
            plan.servers(), plan.services(), DiskSpace.of(home, voice::say), voice, clock);
    Signals.listen(supervisor::stop);
    Runnable changed =
        () -> {
          try {
            describe(plan, supervisor, started).write(home);
          } catch (UncheckedIOException e) {
            // Only status knows less then; what runs goes on.
            voice.say("What runs cannot be noted for ./newswatch status: " + e.getMessage());
          }
        };
    changed.run();
    boolean asked =
        supervisor.run(
            () -> {
              Duration took = Duration.ofNanos(System.nanoTime() - from);
              sayTimes(supervisor.parts(), voice);
              sayReady(plan, voice, took);
            },
            changed);
    Running.remove(home);
    voice.say(asked ? "Newswatch has stopped." : "Newswatch has stopped because of the above.");
    return asked ? 0 : 1;
  }

  private Running describe(Plan plan, Supervisor supervisor, Instant started) {
    return new Running(
        name,
        ProcessHandle.current().pid(),
        plan.ports().consoleAddress(),
        started,
        plan.logs().toString(),
        supervisor.parts().stream()
            .map(
                part ->
                    new RunningPart(
                        part.name(),
                        part.pid(),
                        part.program().port(),
                        part.program() instanceof Service service ? service.healthPort() : 0))
            .toList());
  }

  /** Where the time of the start went. */
  private static void sayTimes(List<Part> parts, Voice voice) {
    voice.say("");
    voice.say("%-14s %10s %10s".formatted("took", "preparing", "starting"));
    for (Part part : parts) {
      voice.say(
          "%-14s %10s %10s"
              .formatted(
                  part.name(),
                  Voice.seconds(part.preparing()),
                  Voice.seconds(part.becomingReady().minus(part.preparing()))));
    }
  }

  private static void sayReady(Plan plan, Voice voice, Duration took) {
    voice.say("");
    voice.say("Newswatch is ready after " + Voice.seconds(took) + ". The console:");
    voice.say("");
    voice.say(plan.ports().consoleAddress());
    voice.say("");
    voice.say("Ctrl-C or ./newswatch down stops it. Logs: " + plan.logs());
    CompletableFuture.delayedExecutor(BEFORE_PROBLEMS.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              List<String> problems = Problems.at(plan.ports().consoleAddress());
              if (!problems.isEmpty()) {
                voice.say("Not all is well:");
                problems.forEach(problem -> voice.say("    " + problem));
              }
            });
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
