package newswatch.local.stack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import newswatch.local.process.LocalPort;
import newswatch.local.stack.Running.RunningPart;

/** {@code status}: what runs, and what is wrong with it. */
final class StatusCommand {
  private static final int NOTHING_RUNS = 3;

  private final List<Path> homes;
  private final PrintStream out;
  private final InstantSource clock;

  StatusCommand(List<Path> homes, PrintStream out, InstantSource clock) {
    this.homes = homes;
    this.out = out;
    this.clock = clock;
  }

  int run() {
    boolean any = false;
    for (Path home : homes) {
      if (HomeLock.isHeld(home)) {
        any = true;
        Running.in(home)
            .ifPresentOrElse(
                this::print,
                () -> out.println("Newswatch is starting or stopping in " + home + "."));
      }
    }
    if (!any) {
      out.println("Newswatch does not run in " + homes.getFirst() + ".");
    }
    return any ? 0 : NOTHING_RUNS;
  }

  private void print(Running running) {
    out.printf(
        "newswatch %s, %s, up %s%n", running.command(), running.console(), age(running.started()));
    Backlog backlog = Backlog.at(running.console());
    out.printf(
        "%-14s %8s %6s %8s %10s %8s  %s%n",
        "part", "pid", "port", "memory", "up", "behind", "health");
    long total = Memory.megabytes(running.pid());
    long children = 0;
    for (RunningPart part : running.parts()) {
      Optional<ProcessHandle> process =
          part.pid() == 0 ? Optional.empty() : ProcessHandle.of(part.pid());
      long megabytes = process.map(found -> Memory.megabytes(found.pid())).orElse(0L);
      children += megabytes;
      out.printf(
          "%-14s %8s %6d %5d MB %10s %8s  %s%n",
          part.name(),
          process.map(found -> Long.toString(found.pid())).orElse("-"),
          part.port(),
          megabytes,
          process.flatMap(found -> found.info().startInstant()).map(this::age).orElse("-"),
          backlog.of(part.name()).map(String::valueOf).orElse(""),
          process.isEmpty() ? "not running" : health(part));
    }
    out.printf(
        "%-14s %8d %6s %5d MB%n", "supervisor", running.pid(), "", Math.max(0, total - children));
    out.printf("%-14s %8s %6s %5d MB%n", "total", "", "", total);
    List<String> problems = new ArrayList<>(Problems.at(running.console()));
    // What is told in detail above need not be told again.
    backlog.problems().stream()
        .filter(problem -> problems.stream().noneMatch(told -> told.contains(problem)))
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      out.println("Not all is well:");
      problems.forEach(problem -> out.println("    " + problem));
    }
    out.println("Logs: " + running.logs());
  }

  private static String health(RunningPart part) {
    boolean well =
        part.health() == 0 ? LocalPort.isOpen(part.port()) : Service.isReady(part.health());
    return well ? "ready" : "not ready";
  }

  private String age(Instant since) {
    Duration age = Duration.between(since, clock.instant());
    if (age.isNegative()) {
      age = Duration.ZERO;
    }
    return age.toHours() > 0
        ? "%d h %02d min".formatted(age.toHours(), age.toMinutesPart())
        : "%d min %02d s".formatted(age.toMinutes(), age.toSecondsPart());
  }
}
