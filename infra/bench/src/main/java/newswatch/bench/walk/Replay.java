package newswatch.bench.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import newswatch.bench.channel.CommittedRecords;
import newswatch.events.Channel;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.Unable;
import newswatch.local.server.Jdk;

/** {@code newswatch replay} as its users start it, and how far it is. */
final class Replay implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(25);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Child process;
  private final AtomicLong sent = new AtomicLong();
  private final CommittedRecords records;

  private Replay(Child process, String broker) {
    this.process = process;
    this.records =
        new CommittedRecords(broker, List.of(Channel.RETAG), _ -> sent.incrementAndGet());
  }

  /** Starts it and waits until it sends. */
  static Replay start(Path folder, Path jar, String broker) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new Unable("%s is missing: build it with mvn -DskipTests package.".formatted(jar));
    }
    Files.createDirectories(folder);
    List<String> command =
        List.of(
            Jdk.launcher(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar.toString(),
            "replay",
            "--spring.kafka.bootstrap-servers=" + broker);
    Replay replay =
        new Replay(
            Child.start(new Launch(command, Map.of(), folder, folder.resolve("replay.log"))),
            broker);
    long limit = System.nanoTime() + START.toNanos();
    while (replay.sent() == 0) {
      if (replay.process.endsWithin(GLANCE) || System.nanoTime() > limit) {
        List<String> last = replay.process.log().lastLines(20);
        replay.close();
        throw new Unable("The replay does not begin:\n" + String.join("\n", last));
      }
    }
    return replay;
  }

  /** How many sightings it has sent. */
  long sent() {
    return sent.get();
  }

  /**
   * @throws Unable when it is over
   */
  void requireUnderWay() {
    if (!process.isAlive()) {
      throw new Unable(
          "The replay ended before the measurement did; give it more with --archive:\n"
              + String.join("\n", process.log().lastLines(20)));
    }
  }

  @Override
  public void close() {
    process.stop(STOP);
    records.close();
  }
}
