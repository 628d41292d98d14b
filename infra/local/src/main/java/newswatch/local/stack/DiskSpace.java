package newswatch.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import newswatch.local.process.Unable;

/**
 * Watches the space that is left for the home, and speaks when it becomes too little and when it is
 * enough again, never in between.
 */
final class DiskSpace {
  /**
   * In bytes. Elasticsearch gives a new index no place below its high watermark of 1 GB, and the
   * first start unpacks 150 MB.
   */
  static final long NEEDED = 1200L << 20;

  /** Elasticsearch's flood stage, in bytes: it takes no articles below. */
  static final long STOPS = 500L << 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Path home;
  private final LongSupplier usable;
  private final Consumer<String> said;
  private long looked = System.nanoTime();
  private State state = State.ENOUGH;

  private enum State {
    ENOUGH,
    LOW,
    STOPPED
  }

  DiskSpace(Path home, LongSupplier usable, Consumer<String> said) {
    this.home = home;
    this.usable = usable;
    this.said = said;
  }

  static DiskSpace of(Path home, Consumer<String> said) {
    return new DiskSpace(home, () -> usable(home), said);
  }

  /**
   * @throws Unable where there is too little to start
   */
  void require() {
    long left = usable.getAsLong();
    if (left < NEEDED) {
      throw new Unable(
          "Only %d MB are free for %s, and Newswatch needs %d MB: make room, or set NEWSWATCH_HOME to a folder on another disk."
              .formatted(left >> 20, home, NEEDED >> 20));
    }
  }

  /** Looks, if it has not just looked. */
  void glance() {
    if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
      look();
    }
  }

  void look() {
    looked = System.nanoTime();
    long left = usable.getAsLong();
    State now = now(left);
    if (now == state) {
      return;
    }
    state = now;
    said.accept(
        switch (now) {
          case ENOUGH -> "There is room again: %d MB are free for %s.".formatted(left >> 20, home);
          case LOW ->
              "Room gets scarce: %d MB are free for %s. Below %d MB Elasticsearch takes no more articles: make room."
                  .formatted(left >> 20, home, STOPS >> 20);
          case STOPPED ->
              "Only %d MB are free for %s: Elasticsearch takes no more articles, they wait in Kafka. Make room; it goes on by itself above 1 GB."
                  .formatted(left >> 20, home);
        });
  }

  /** A little more than what stopped it is wanted before all is well again. */
  private State now(long left) {
    if (left < STOPS) {
      return State.STOPPED;
    }
    if (left < (1L << 30) || (state != State.ENOUGH && left < NEEDED)) {
      return State.LOW;
    }
    return State.ENOUGH;
  }

  private static long usable(Path home) {
    try {
      return Files.getFileStore(home).getUsableSpace();
    } catch (IOException e) {
      // Unknown is no reason to stop.
      return Long.MAX_VALUE;
    }
  }
}
