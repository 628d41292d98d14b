package newswatch.local.stack;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import newswatch.local.process.Program;
import newswatch.local.stack.Event.BecameReady;
import newswatch.local.stack.Event.CouldNotStart;
import newswatch.local.stack.Event.Died;
import newswatch.local.stack.Event.StopAsked;
import newswatch.local.stack.Event.WasNotReady;
import org.jspecify.annotations.Nullable;

/**
 * Runs the parts together. While they start, any that fails ends all; afterwards one that dies is
 * started again, which is always said.
 */
final class Supervisor {
  private static final Duration GLANCE = Duration.ofMillis(500);

  /** In bytes; a log is kept twice at most. */
  private static final long LOG_LIMIT = 50L << 20;

  /** Of a dead part's log, in what is said of it. */
  private static final int LINES = 15;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Part> servers;
  private final List<Part> services;
  private final Voice voice;
  private final Set<Part> longLogs = new HashSet<>();
  private final DiskSpace space;
  private boolean everReady;
  private volatile boolean stopping;

  /**
   * @param servers are stopped last
   * @param services are stopped first
   * @param space is watched meanwhile
   */
  Supervisor(
      List<Program> servers,
      List<Program> services,
      DiskSpace space,
      Voice voice,
      InstantSource clock) {
    this.servers = servers.stream().map(program -> new Part(program, events, clock)).toList();
    this.services = services.stream().map(program -> new Part(program, events, clock)).toList();
    this.space = space;
    this.voice = voice;
  }

  List<Part> parts() {
    return Stream.concat(servers.stream(), services.stream()).toList();
  }

  /** Asks to stop; asked again, the parts are killed instead of waited for. */
  void stop(String by) {
    if (stopping) {
      voice.say("Killing what still runs.");
      parts().forEach(Part::kill);
    } else {
      stopping = true;
      events.add(new StopAsked(by));
    }
  }

  /**
   * Starts the parts and watches them until somebody asks to stop, or they cannot be kept running.
   *
   * @param allReady runs once, when all parts serve for the first time
   * @param changed runs whenever a part has a new process
   * @return whether it ended because somebody asked
   */
  boolean run(Runnable allReady, Runnable changed) {
    parts().forEach(part -> part.launch(Duration.ZERO));
    boolean asked = false;
    try {
      @Nullable Event event = null;
      while (!asked) {
        event = events.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        switch (event) {
          case null -> glance();
          case BecameReady(Part part, Duration took) -> {
            voice.ready(part, took);
            changed.run();
            if (!everReady && parts().stream().allMatch(Part::isReady)) {
              everReady = true;
              allReady.run();
            }
          }
          case Died(Part part, int code) -> {
            sayFailed(part, "died with exit code " + code);
            if (!startAgain(part)) {
              return false;
            }
          }
          case WasNotReady(Part part, Duration limit) -> {
            sayFailed(part, "was not ready within %d s".formatted(limit.toSeconds()));
            if (!startAgain(part)) {
              return false;
            }
          }
          case CouldNotStart(Part part, String why) -> {
            voice.say("%s cannot start. %s".formatted(part.name(), why));
            if (!startAgain(part)) {
              return false;
            }
          }
          case StopAsked(String by) -> {
            voice.say("Stopping, because of " + by + ".");
            asked = true;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopping = true;
      stopAll();
    }
    return asked;
  }

  private void glance() {
    if (!everReady) {
      voice.waitingFor(parts().stream().filter(part -> !part.isReady()).toList());
    }
    space.glance();
    for (Part part : parts()) {
      try {
        part.keepLogBelow(LOG_LIMIT);
        longLogs.remove(part);
      } catch (IOException e) {
        if (longLogs.add(part)) {
          voice.say("The log of %s cannot be shortened: %s".formatted(part.name(), e));
        }
      }
    }
  }

  private void sayFailed(Part part, String how) {
    space.look();
    voice.say("%s %s. The last lines of its log:".formatted(part.name(), how));
    part.lastLines(LINES).forEach(line -> voice.say("    " + line));
    voice.say("More in %s, which is set aside as .1 by the next start.".formatted(part.log()));
  }

  private boolean startAgain(Part part) {
    if (!everReady) {
      voice.say("Stopping the others, because %s did not start.".formatted(part.name()));
      return false;
    }
    Optional<Duration> pause = part.restarts().afterDeath();
    if (pause.isEmpty()) {
      voice.say("%s dies again and again: giving up.".formatted(part.name()));
      return false;
    }
    voice.say("Starting %s again in %d s.".formatted(part.name(), pause.get().toSeconds()));
    part.launch(pause.get());
    return true;
  }

  private void stopAll() {
    stopTogether(services);
    stopTogether(servers);
  }

  private void stopTogether(List<Part> parts) {
    List<CompletableFuture<Void>> stops =
        parts.stream()
            .map(
                part ->
                    CompletableFuture.runAsync(
                        () -> {
                          long from = System.nanoTime();
                          boolean byItself = part.stop();
                          voice.say(
                              "%-14s %s %6s"
                                  .formatted(
                                      part.name(),
                                      byItself ? "stopped" : "killed",
                                      Voice.seconds(Duration.ofNanos(System.nanoTime() - from))));
                        },
                        task -> Thread.ofPlatform().name("stop-" + part.name()).start(task)))
            .toList();
    stops.forEach(CompletableFuture::join);
  }
}
