package newswatch.search.channel;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads on a thread of its own until it is told to leave, whatever goes wrong meanwhile. */
final class Follower {
  /** How long one reading waits for records. */
  static final Duration POLL = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final Consumer<String, byte[]> consumer;
  private final Thread thread;

  /**
   * Begins.
   *
   * @param name of the thread, and in the log
   * @param consumer is closed at the end
   * @param reading polls the consumer once, and does what is to be done with what it finds
   */
  Follower(String name, Consumer<String, byte[]> consumer, Runnable reading) {
    this.consumer = consumer;
    this.thread = Thread.ofPlatform().daemon().name(name).start(() -> goOn(name, reading));
  }

  private void goOn(String name, Runnable reading) {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        read(name, reading);
      }
    } catch (WakeupException _) {
      LOG.atDebug().addKeyValue("follower", name).log("no longer followed");
    }
  }

  private static void read(String name, Runnable reading) {
    try {
      reading.run();
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("follower", name)
          .addKeyValue("reason", e.toString())
          .log("not read, tried again");
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Stops reading, and waits until it has stopped. */
  void leave() {
    consumer.wakeup();
    try {
      thread.join(PARTING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
