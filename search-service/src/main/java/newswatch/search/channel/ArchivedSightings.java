package newswatch.search.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import newswatch.search.replay.Run;
import newswatch.search.replay.Stretch;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The archive as a replay reads it: what is committed, from one place on, up to another. */
final class ArchivedSightings implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PARTING = Duration.ofSeconds(2);

  /**
   * What a sighting may take: of a larger one classify-service has no room for what it adds, 16 KiB
   * in all, so that it went to the dead letters when it was live. A header fits in too.
   */
  private static final int LARGEST = Channel.MAX_RECORD_BYTES - 16 * 1024;

  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Channel.ARTICLES.partitions())
          .mapToObj(partition -> new TopicPartition(Channel.ARTICLES.name(), partition))
          .toList();

  private final Consumer<String, byte[]> consumer;
  private final Deque<ConsumerRecord<String, byte[]>> read = new ArrayDeque<>();
  private boolean following;

  /** Reads by this consumer, and closes it. */
  ArchivedSightings(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /** How far replays are whose places the consumer's group keeps, in what is there now. */
  Optional<Run> last() {
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
  }

  /** All there is now, from that time on. */
  Run from(@Nullable Instant from) {
    Map<Integer, Long> ends = byPartition(consumer.endOffsets(PARTITIONS));
    Map<Integer, Long> begins = begins(from, ends);
    Map<Integer, Stretch> stretches = new HashMap<>();
    ends.forEach(
        (partition, end) ->
            stretches.put(partition, Stretch.of(begins.getOrDefault(partition, end), end)));
    return new Run(from, stretches);
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

  /** The group that keeps how far it is. */
  ConsumerGroupMetadata group() {
    return consumer.groupMetadata();
  }

  /** Goes where the run goes on, the first time. */
  void follow(Run run) {
    if (!following) {
      following = true;
      consumer.assign(PARTITIONS);
      run.stretches()
          .forEach((partition, one) -> consumer.seek(PARTITIONS.get(partition), one.next()));
    }
  }

  /** Whether there is a next one; there may be one later where the archive does not answer. */
  boolean hasNext(Run run) {
    if (read.isEmpty()) {
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
    }
    return !read.isEmpty();
  }

  /** The next one. */
  ConsumerRecord<String, byte[]> next() {
    return read.remove();
  }

  /** How far a stretch is, also behind what is no record: where transactions end. */
  long place(int partition, Stretch stretch) {
    boolean waits = read.stream().anyMatch(one -> one.partition() == partition);
    return waits || stretch.isDone()
        ? stretch.next()
        : Math.max(
            stretch.next(), Math.min(stretch.end(), consumer.position(PARTITIONS.get(partition))));
  }

  /** What a replay makes of a sighting. */
  enum Fate {
    /** It is judged again. */
    JUDGED,
    /** It went to the dead letters when it was live, and one letter is enough. */
    LEFT_OUT,
    /** It is a canary, which nobody misses. */
    CANARY
  }

  static Fate fate(ConsumerRecord<String, byte[]> sighting) {
    if (sighting.key() == null
        || sighting.value() == null
        || sighting.value().length + sighting.key().length() > LARGEST) {
      return Fate.LEFT_OUT;
    }
    try {
      ArticleSeen seen = EventJson.read(sighting.value(), ArticleSeen.class);
      if (seen.canary()) {
        return Fate.CANARY;
      }
      return seen.article().id().value().equals(sighting.key()) ? Fate.JUDGED : Fate.LEFT_OUT;
    } catch (UnreadableEvent _) {
      return Fate.LEFT_OUT;
    }
  }

  private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().partition(), Map.Entry::getValue));
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(PARTING));
  }
}
