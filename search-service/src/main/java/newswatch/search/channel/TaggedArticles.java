package newswatch.search.channel;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands on tagged articles in lots, several at once. An article goes on as soon as it is read,
 * alone where no other is there; where others have just gone on, it waits a tenth of a second for
 * more. Lots become large only while more is there to read than is worked off.
 *
 * <p>A lot counts as read when whoever works on it returns. When it throws, the lot is worked on
 * again, first after half a second and then ever more slowly, up to half a minute, without end.
 * Once enough lots are at work, no more is read, and this reader stays in its group.
 */
@Component
public final class TaggedArticles {
  private static final Logger LOG = LoggerFactory.getLogger(TaggedArticles.class);

  /** After a failure that does not pass by itself, such as a login that is refused. */
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private static final Duration GLANCE = Duration.ofMillis(100);

  private final ConsumerFactory<String, byte[]> consumers;

  TaggedArticles(ConsumerFactory<String, byte[]> consumers) {
    this.consumers = consumers;
  }

  /** What is done with records, by several threads at once. */
  @FunctionalInterface
  public interface Work {
    /** Returns once nothing more is to be done for these records, and throws to get them again. */
    void on(List<ConsumerRecord<String, byte[]>> records);
  }

  /** Starts to hand articles on. */
  public Reading follow(Work work) {
    return new Reading(work);
  }

  /** Goes on until it is stopped. */
  public final class Reading {
    private final Work work;
    private final Thread thread;
    private volatile LotWorkers workers;
    private volatile boolean stopping;

    private Reading(Work work) {
      this.work = work;
      this.workers = new LotWorkers(work);
      this.thread = Thread.ofPlatform().name("tagged-articles").start(this::goOn);
    }

    private void goOn() {
      // By this an instance is known among the members of its group.
      String name = "search-service-" + UUID.randomUUID();
      while (!stopping) {
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, name, null)) {
          LotReader reader = new LotReader(consumer, workers);
          reader.join(Channel.TAGGED_ARTICLES);
          while (!stopping) {
            reader.read();
          }
          reader.finish();
        } catch (RuntimeException | Error e) {
          LOG.atError()
              .setCause(e instanceof KafkaException ? null : e)
              .addKeyValue("reason", e.toString())
              .addKeyValue("retriedAfter", RECOVERY)
              .log("tagged articles cannot be read");
          // What was at work is read again from its channel, and would lie in memory twice.
          workers.stop();
          recover();
          workers.awaitRest(LotReader.LONGEST_PARTING);
          workers = new LotWorkers(work);
        }
      }
    }

    private void recover() {
      long until = System.nanoTime() + RECOVERY.toNanos();
      while (!stopping && System.nanoTime() < until) {
        LockSupport.parkNanos(GLANCE.toNanos());
      }
    }

    /** Reads no more, and waits for what is worked on, some seconds at most. */
    public void stop() {
      stopping = true;
      workers.stop();
      try {
        thread.join(LotReader.LONGEST_PARTING.multipliedBy(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
