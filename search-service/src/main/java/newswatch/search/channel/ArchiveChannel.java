package newswatch.search.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import newswatch.search.channel.ArchivedSightings.Fate;
import newswatch.search.replay.Archive;
import newswatch.search.replay.Run;
import newswatch.search.replay.Stretch;
import newswatch.search.replay.Superseded;
import newswatch.search.status.KafkaAway;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Sends sightings of the archive to be judged again. What was sent and how far that is are kept in
 * one transaction. There is one replay at a time: a later one fences the earlier one off.
 */
public final class ArchiveChannel implements Archive {
  /** The consumer group whose offsets tell how far a replay is, and the transactional id. */
  public static final String NAME = "newswatch-replay";

  /** At once, of articles that are large; a usual one has some kilobytes. */
  private static final long MOST_BYTES = 1L << 20;

  private final ArchivedSightings sightings;
  private final Supplier<Producer<String, byte[]>> producers;
  private @Nullable ReplayTransactions transactions;

  /**
   * Looks, and fences off nobody yet.
   *
   * @param patience how long Kafka may be silent
   */
  public ArchiveChannel(
      ConsumerFactory<String, byte[]> consumers,
      ProducerFactory<String, byte[]> producers,
      Duration patience) {
    this(consumer(consumers, patience), () -> producer(producers, patience));
  }

  /**
   * By these clients, which it closes.
   *
   * @param producers for the one it sends by, once it is to send
   */
  ArchiveChannel(Consumer<String, byte[]> consumer, Supplier<Producer<String, byte[]>> producers) {
    this.sightings = new ArchivedSightings(consumer);
    this.producers = producers;
  }

  private static Consumer<String, byte[]> consumer(
      ConsumerFactory<String, byte[]> consumers, Duration patience) {
    Properties reading = new Properties();
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    reading.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(millis(patience)));
    return consumers.createConsumer(NAME, NAME, null, reading);
  }

  private static Producer<String, byte[]> producer(
      ProducerFactory<String, byte[]> producers, Duration patience) {
    Map<String, Object> settings = new HashMap<>(producers.getConfigurationProperties());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, NAME);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, NAME);
    int millis = millis(patience);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis, 10_000));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(settings);
  }

  private static int millis(Duration patience) {
    return (int) Math.max(1_000, patience.toMillis());
  }

  @Override
  public Optional<Run> last() {
    return asking(sightings::last);
  }

  @Override
  public void claim() {
    asking(
        () -> {
          transactions = new ReplayTransactions(producers.get());
          transactions.claim();
          return NAME;
        });
  }

  @Override
  public Run begin(@Nullable Instant from) {
    Run run = asking(() -> sightings.from(from));
    send(List.of(), run);
    return run;
  }

  @Override
  public Run pass(Run run, int most) {
    List<ConsumerRecord<String, byte[]>> copies = new ArrayList<>();
    Map<Integer, Stretch> passed =
        asking(
            () -> {
              sightings.follow(run);
              return take(run, most, copies);
            });
    Run further = run.with(passed);
    if (!further.equals(run)) {
      send(copies, further);
    }
    return further;
  }

  private Map<Integer, Stretch> take(
      Run run, int most, List<ConsumerRecord<String, byte[]>> copies) {
    Map<Integer, Stretch> passed = new HashMap<>(run.stretches());
    long bytes = 0;
    while (copies.size() < most && bytes < MOST_BYTES && sightings.hasNext(run)) {
      ConsumerRecord<String, byte[]> sighting = sightings.next();
      Fate fate = ArchivedSightings.fate(sighting);
      if (fate == Fate.JUDGED) {
        copies.add(sighting);
        bytes += sighting.value().length;
      }
      passed.computeIfPresent(
          sighting.partition(),
          (_, one) ->
              one.to(
                  sighting.offset() + 1,
                  fate == Fate.JUDGED ? 1 : 0,
                  fate == Fate.LEFT_OUT ? 1 : 0));
    }
    passed.replaceAll((partition, one) -> one.to(sightings.place(partition, one), 0, 0));
    return passed;
  }

  private void send(List<ConsumerRecord<String, byte[]>> copies, Run run) {
    ReplayTransactions claimed = transactions;
    if (claimed == null) {
      throw new IllegalStateException("the archive is not claimed");
    }
    asking(
        () -> {
          claimed.send(copies, run, sightings.group());
          return NAME;
        });
  }

  /** What Kafka is asked. */
  private interface Question<T> {
    T ask();
  }

  private static <T> T asking(Question<T> question) {
    try {
      return question.ask();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new Superseded(e);
    } catch (KafkaException e) {
      if (e.getCause() instanceof ProducerFencedException
          || e.getCause() instanceof InvalidProducerEpochException) {
        throw new Superseded(e);
      }
      throw new KafkaAway("Kafka does not answer, or refuses: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (sightings) {
      if (transactions != null) {
        transactions.close();
      }
    }
  }
}
