package newswatch.search.channel;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.events.Channel;
import newswatch.search.replay.Backlog;
import newswatch.search.replay.Services;
import newswatch.search.status.KafkaAway;
import newswatch.search.status.Reader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * How much the services still have to read of what comes in and of what is judged again, told by
 * offsets alone: it is asked several times a second, and to count records would be to read them.
 */
public final class Backlogs implements Services {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Set<TopicPartition> LIVE = partitions(Channel.ARTICLES);
  private static final Set<TopicPartition> JUDGING = partitions(Channel.RETAG, Channel.CLASSIFIED);
  private static final Set<TopicPartition> INDEXING = partitions(Channel.TAGGED_ARTICLES);

  private final Admin admin;

  /** Works with the connection settings of Spring's admin client. */
  public Backlogs(KafkaAdmin settings) {
    Map<String, Object> own = new HashMap<>(settings.getConfigurationProperties());
    int millis = (int) PATIENCE.toMillis();
    own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    this.admin = Admin.create(own);
  }

  @Override
  public Backlog now() {
    Set<TopicPartition> all = new HashSet<>(LIVE);
    all.addAll(JUDGING);
    all.addAll(INDEXING);
    return asking(
        limit -> {
          Map<TopicPartition, Long> read = read(limit);
          Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest(), limit);
          Set<TopicPartition> unread = new HashSet<>(all);
          unread.removeAll(read.keySet());
          read.putAll(offsets(unread, OffsetSpec.earliest(), limit));
          return new Backlog(
              behind(LIVE, read, ends), behind(JUDGING, read, ends), behind(INDEXING, read, ends));
        });
  }

  @Override
  public Map<TopicPartition, Long> ends(Channel channel) {
    return asking(limit -> offsets(partitions(channel), OffsetSpec.latest(), limit));
  }

  @Override
  public boolean haveRead(Map<TopicPartition, Long> ends) {
    return asking(
        limit -> {
          Map<TopicPartition, Long> read = read(limit);
          return ends.entrySet().stream()
              .allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue() - 1);
        });
  }

  private static long behind(
      Set<TopicPartition> partitions,
      Map<TopicPartition, Long> read,
      Map<TopicPartition, Long> ends) {
    return partitions.stream()
        .mapToLong(one -> ends.getOrDefault(one, 0L) - read.getOrDefault(one, 0L))
        .map(behind -> Math.max(0, behind))
        .sum();
  }

  private Map<TopicPartition, Long> read(long limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> groups = List.of(Reader.CLASSIFY.group(), Reader.SEARCH.group());
    var committed =
        admin.listConsumerGroupOffsets(
            groups.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(), _ -> new ListConsumerGroupOffsetsSpec())));
    Map<TopicPartition, Long> read = new HashMap<>();
    for (String group : groups) {
      try {
        for (Map.Entry<TopicPartition, @Nullable OffsetAndMetadata> one :
            get(committed.partitionsToOffsetAndMetadata(group), limit).entrySet()) {
          OffsetAndMetadata offset = one.getValue();
          if (offset != null) {
            read.put(one.getKey(), offset.offset());
          }
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
    return read;
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which, long limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, OffsetSpec> specs =
        partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one :
        get(
                admin
                    .listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all(),
                limit)
            .entrySet()) {
      offsets.put(one.getKey(), one.getValue().offset());
    }
    return offsets;
  }

  private static Set<TopicPartition> partitions(Channel... channels) {
    return Stream.of(channels)
        .flatMap(
            channel ->
                IntStream.range(0, channel.partitions())
                    .mapToObj(partition -> new TopicPartition(channel.name(), partition)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What Kafka is asked, with one time limit for all its parts. */
  private interface Question<T> {
    T ask(long limit) throws InterruptedException, ExecutionException, TimeoutException;
  }

  private static <T> T asking(Question<T> question) {
    try {
      return question.ask(System.nanoTime() + PATIENCE.toNanos());
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new KafkaAway("Kafka does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway("interrupted", e);
    }
  }

  private static <T> T get(KafkaFuture<T> answer, long limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(Math.max(0, limit - System.nanoTime()), NANOSECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
