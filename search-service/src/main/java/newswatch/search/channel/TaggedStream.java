package newswatch.search.channel;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import newswatch.search.stream.Arrival;
import newswatch.search.stream.ArticleStream;
import newswatch.search.stream.Place;
import newswatch.search.stream.StreamUnavailable;
import newswatch.search.withdrawal.Withdrawals;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Reads all partitions of the tagged articles on every instance, without a group, from the end as
 * it is when the service starts; and reads again what came a short while ago.
 */
@Component
public final class TaggedStream {
  private static final Logger LOG = LoggerFactory.getLogger(TaggedStream.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Each holds a consumer and a batch in memory. */
  private static final int READ_AGAIN_AT_ONCE = 4;

  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Channel.TAGGED_ARTICLES.partitions())
          .mapToObj(i -> new TopicPartition(Channel.TAGGED_ARTICLES.name(), i))
          .toList();

  private final ConsumerFactory<String, byte[]> consumers;
  private final KafkaAdmin admin;
  private final Withdrawals withdrawals;
  private final Semaphore turns = new Semaphore(READ_AGAIN_AT_ONCE);
  private @Nullable Follower follower;

  TaggedStream(
      ConsumerFactory<String, byte[]> consumers, KafkaAdmin admin, Withdrawals withdrawals) {
    this.consumers = consumers;
    this.admin = admin;
    this.withdrawals = withdrawals;
  }

  /** Passes everything that comes from now on to the stream. */
  public void follow(ArticleStream stream) {
    Consumer<String, byte[]> reading = consumer("stream");
    Place end;
    try {
      reading.assign(PARTITIONS);
      end = end(reading);
    } catch (RuntimeException e) {
      reading.close();
      throw e;
    }
    stream.begin(end, this::tell);
    AtomicReference<Place> place = new AtomicReference<>(end);
    follower =
        new Follower(
            "stream", reading, () -> place.set(poll(reading, requireNonNull(place.get()), stream)));
  }

  private Place end(Consumer<String, byte[]> reading) {
    String name = Channel.TAGGED_ARTICLES.name();
    String made = requireNonNull(admin.describeTopics(name).get(name)).topicId().toString();
    reading.seekToEnd(PARTITIONS);
    return new Place(made, PARTITIONS.stream().map(reading::position).toList());
  }

  private Place poll(Consumer<String, byte[]> reading, Place before, ArticleStream stream) {
    Place place = before;
    try {
      for (ConsumerRecord<String, byte[]> message : reading.poll(POLL)) {
        place = place.after(message.partition(), message.offset());
        pass(message, place, stream::arrived);
      }
    } catch (InvalidOffsetException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("stream lost its place");
      place = end(reading);
      stream.lost(place);
    }
    return place;
  }

  /**
   * What cannot be read is the indexing's to report; here it is passed over, and so is what was
   * withdrawn.
   */
  private void pass(
      ConsumerRecord<String, byte[]> message,
      Place after,
      java.util.function.Consumer<Arrival> each) {
    if (message.value() == null) {
      return;
    }
    try {
      ArticleTagged article =
          EventJson.read(message.value(), ArticleTagged.class).withoutReplaced();
      if (!withdrawals.hold(article.article().id())) {
        each.accept(new Arrival(article, message.partition(), message.offset(), after));
      }
    } catch (UnreadableEvent e) {
      LOG.atDebug().addKeyValue("reason", e.getMessage()).log("record passed over");
    }
  }

  private boolean tell(Place from, Place until, java.util.function.Consumer<Arrival> each) {
    try {
      if (!turns.tryAcquire(PATIENCE.toSeconds(), SECONDS)) {
        throw new StreamUnavailable("many streams are being resumed", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamUnavailable("interrupted", e);
    }
    try (Consumer<String, byte[]> reading = consumer("stream-again")) {
      return holds(reading, from) && readAgain(reading, from, until, each);
    } catch (InvalidOffsetException _) {
      return false;
    } catch (KafkaException e) {
      throw new StreamUnavailable("Kafka does not answer", e);
    } finally {
      turns.release();
    }
  }

  private static boolean holds(Consumer<String, byte[]> reading, Place from) {
    Map<TopicPartition, Long> first = reading.beginningOffsets(PARTITIONS, PATIENCE);
    Map<TopicPartition, Long> end = reading.endOffsets(PARTITIONS, PATIENCE);
    return PARTITIONS.stream()
        .allMatch(
            one ->
                from.next().get(one.partition()) >= requireNonNull(first.get(one))
                    && from.next().get(one.partition()) <= requireNonNull(end.get(one)));
  }

  private boolean readAgain(
      Consumer<String, byte[]> reading,
      Place from,
      Place until,
      java.util.function.Consumer<Arrival> each) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (TopicPartition one : PARTITIONS) {
      if (from.next().get(one.partition()) < until.next().get(one.partition())) {
        ends.put(one, until.next().get(one.partition()));
      }
    }
    reading.assign(ends.keySet());
    ends.keySet().forEach(one -> reading.seek(one, from.next().get(one.partition())));
    long begun = System.nanoTime();
    Place place = from;
    while (ends.entrySet().stream().anyMatch(e -> reading.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new StreamUnavailable("Kafka answers too slowly", null);
      }
      for (ConsumerRecord<String, byte[]> message : reading.poll(POLL)) {
        if (until.covers(message.partition(), message.offset())) {
          place = place.after(message.partition(), message.offset());
          pass(message, place, each);
        }
      }
    }
    return true;
  }

  private Consumer<String, byte[]> consumer(String name) {
    Properties settings = new Properties();
    // A place that is not there any more has to be told, not moved.
    settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return consumers.createConsumer("unused", name, null, settings);
  }

  /** Stops reading, if it ever began. */
  public void leave() {
    if (follower != null) {
      follower.leave();
    }
  }
}
