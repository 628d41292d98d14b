package newswatch.search.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import newswatch.search.replay.Run;
import newswatch.search.replay.Stretch;
import newswatch.search.replay.Superseded;
import newswatch.search.status.KafkaAway;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Sends sightings of the archive to be judged again. What was sent and how far that is are kept in
 * one transaction. There is one replay at a time: a later one fences the earlier one off.
 */
public final class ArchiveChannel implements AutoCloseable {
  /** The consumer group whose offsets tell how far a replay is, and the transactional id. */
  public static final String NAME = "newswatch-replay";

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PARTING = Duration.ofSeconds(2);

  /** At once, of articles that are large; a usual one has some kilobytes. */
  private static final long MOST_BYTES = 1L << 20;

  /**
   * What a sighting may take: of a larger one classify-service has no room for what it adds, 16 KiB
   * in all, so that it went to the dead letters when it was live. A header fits in too.
   */
  private static final int LARGEST = Channel.MAX_RECORD_BYTES - 16 * 1024;

  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Channel.ARTICLES.partitions())
          .mapToObj(partition -> new TopicPartition(Channel.ARTICLES.name(), partition))
          .toList();

  private final Producer<String, byte[]> producer;
  private final Consumer<String, byte[]> consumer;
  private final Deque<ConsumerRecord<String, byte[]>> read = new ArrayDeque<>();
  private boolean following;

  /**
   * Fences off whoever replays.
   *
   * @param patience how long Kafka may be silent
   * @throws KafkaAway when it is silent for longer, or refuses
   */
  public ArchiveChannel(
      ConsumerFactory<String, byte[]> consumers,
      ProducerFactory<String, byte[]> producers,
      Duration patience) {
    Map<String, Object> settings = new HashMap<>(producers.getConfigurationProperties());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, NAME);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, NAME);
    int millis = (int) Math.max(1_000, patience.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis, 10_000));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    Properties reading = new Properties();
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    reading.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(millis));
    this.producer = new KafkaProducer<>(settings);
    this.consumer = consumers.createConsumer(NAME, NAME, null, reading);
    try {
      asking(
          () -> {
            producer.initTransactions();
            return NAME;
          });
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * The replay that was the last one, whether or not it has ended.
   *
   * @throws KafkaAway when Kafka does not answer
   */
  public Optional<Run> last() {
    return asking(
        () -> {
          Map<Integer, Run.Place> places = new HashMap<>();
          for (Map.Entry<TopicPartition, @Nullable OffsetAndMetadata> one :
              consumer.committed(Set.copyOf(PARTITIONS)).entrySet()) {
            OffsetAndMetadata place = one.getValue();
            if (place != null) {
              places.put(one.getKey().partition(), new Run.Place(place.offset(), place.metadata()));
            }
          }
          return Run.at(places)
              .map(
                  run ->
                      run.within(
                          byPartition(consumer.beginningOffsets(PARTITIONS)),
                          byPartition(consumer.endOffsets(PARTITIONS))));
        });
  }

  /**
   * Begins a replay of what is in the archive now.
   *
   * @param from when the first sighting of it was published; absent for all
   * @throws KafkaAway when Kafka does not answer
   * @throws Superseded when another one has begun meanwhile
   */
  public Run begin(@Nullable Instant from) {
    Run run =
        asking(
            () -> {
              Map<Integer, Long> ends = byPartition(consumer.endOffsets(PARTITIONS));
              Map<Integer, Long> begins = begins(from, ends);
              Map<Integer, Stretch> stretches = new HashMap<>();
              ends.forEach(
                  (partition, end) ->
                      stretches.put(
                          partition, Stretch.of(begins.getOrDefault(partition, end), end)));
              return new Run(from, stretches);
            });
    transact(List.of(), run);
    return run;
  }

  private Map<Integer, Long> begins(@Nullable Instant from, Map<Integer, Long> ends) {
    if (from == null) {
      return byPartition(consumer.beginningOffsets(PARTITIONS));
    }
    Map<Integer, Long> begins = new HashMap<>();
    for (Map.Entry<TopicPartition, @Nullable OffsetAndTimestamp> one :
        consumer
            .offsetsForTimes(
                PARTITIONS.stream()
                    .collect(Collectors.toMap(Function.identity(), _ -> from.toEpochMilli())))
            .entrySet()) {
      OffsetAndTimestamp found = one.getValue();
      int partition = one.getKey().partition();
      long end = ends.getOrDefault(partition, 0L);
      begins.put(partition, found == null ? end : Math.min(end, found.offset()));
    }
    return begins;
  }

  /**
   * Sends on what comes next, and keeps that it was sent.
   *
   * @param most sightings
   * @return the same run, further on; no further when the archive does not answer
   * @throws KafkaAway when Kafka does not answer
   * @throws Superseded when another replay has begun
   */
  public Run pass(Run run, int most) {
    follow(run);
    List<ProducerRecord<String, byte[]>> copies = new ArrayList<>();
    Map<Integer, Stretch> passed = new HashMap<>(run.stretches());
    long bytes = 0;
    while (copies.size() < most && bytes < MOST_BYTES && hasNext(run)) {
      ConsumerRecord<String, byte[]> sighting = read.remove();
      boolean judged = canBeJudged(sighting);
      if (judged) {
        copies.add(copy(sighting));
        bytes += sighting.value().length;
      }
      passed.computeIfPresent(
          sighting.partition(),
          (_, one) -> one.to(sighting.offset() + 1, judged ? 1 : 0, judged ? 0 : 1));
    }
    asking(
        () -> {
          // Also behind what is no record: where transactions end.
          passed.replaceAll((partition, one) -> one.to(place(partition, one), 0, 0));
          return passed;
        });
    Run further = run.with(passed);
    if (!further.equals(run)) {
      transact(copies, further);
    }
    return further;
  }

  private void follow(Run run) {
    if (!following) {
      following = true;
      consumer.assign(PARTITIONS);
      run.stretches()
          .forEach((partition, one) -> consumer.seek(PARTITIONS.get(partition), one.next()));
    }
  }

  private boolean hasNext(Run run) {
    if (read.isEmpty()) {
      asking(
          () -> {
            for (ConsumerRecord<String, byte[]> one : consumer.poll(POLL)) {
              Stretch stretch = run.stretches().get(one.partition());
              if (stretch != null && one.offset() < stretch.end()) {
                read.add(one);
              }
            }
            run.stretches()
                .forEach(
                    (partition, one) -> {
                      if (consumer.position(PARTITIONS.get(partition)) >= one.end()) {
                        consumer.pause(List.of(PARTITIONS.get(partition)));
                      }
                    });
            return read;
          });
    }
    return !read.isEmpty();
  }

  private long place(int partition, Stretch stretch) {
    boolean waits = read.stream().anyMatch(one -> one.partition() == partition);
    return waits || stretch.isDone()
        ? stretch.next()
        : Math.max(
            stretch.next(), Math.min(stretch.end(), consumer.position(PARTITIONS.get(partition))));
  }

  /** Else it went to the dead letters when it was live, and one letter is enough. */
  private static boolean canBeJudged(ConsumerRecord<String, byte[]> sighting) {
    if (sighting.key() == null
        || sighting.value() == null
        || sighting.value().length + sighting.key().length() > LARGEST) {
      return false;
    }
    try {
      return EventJson.read(sighting.value(), ArticleSeen.class)
          .article()
          .id()
          .value()
          .equals(sighting.key());
    } catch (UnreadableEvent _) {
      return false;
    }
  }

  /**
   * The same as it stands in the archive, but of now: Kafka Streams takes what is older first, and
   * would let the sightings of now wait.
   */
  private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> sighting) {
    ProducerRecord<String, byte[]> copy =
        new ProducerRecord<>(
            Channel.RETAG.name(), sighting.partition(), sighting.key(), sighting.value());
    copy.headers().add(Channel.ARCHIVED_OFFSET, Long.toString(sighting.offset()).getBytes(UTF_8));
    return copy;
  }

  private void transact(List<ProducerRecord<String, byte[]>> copies, Run run) {
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    run.places()
        .forEach(
            (partition, place) ->
                places.put(
                    PARTITIONS.get(partition), new OffsetAndMetadata(place.next(), place.note())));
    asking(
        () -> {
          producer.beginTransaction();
          List<Future<RecordMetadata>> sent = copies.stream().map(producer::send).toList();
          producer.sendOffsetsToTransaction(places, consumer.groupMetadata());
          // It fails where a record did.
          producer.commitTransaction();
          sent.forEach(Future::resultNow);
          return NAME;
        });
  }

  private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().partition(), Map.Entry::getValue));
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
    producer.close(PARTING);
    consumer.close(CloseOptions.timeout(PARTING));
  }
}
