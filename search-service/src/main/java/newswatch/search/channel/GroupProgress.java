package newswatch.search.channel;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import newswatch.events.Channel;
import newswatch.search.status.KafkaAway;
import newswatch.search.status.Progress;
import newswatch.search.status.Reader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * How far consumer groups have read, from what they committed and where the channels end for
 * readers of what is committed.
 */
@Component
final class GroupProgress implements Progress, DisposableBean {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Pattern DEAD_LETTERS = Pattern.compile("news\\..*\\.dead-letters");
  private static final Pattern PROCESS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Map<String, Object> settings;
  private final Unread unread;
  private @Nullable Admin admin;

  /** Works with the connection settings of Spring's admin client. */
  GroupProgress(KafkaAdmin admin, ConsumerFactory<String, byte[]> consumers) {
    this.settings = new HashMap<>(admin.getConfigurationProperties());
    int millis = (int) PATIENCE.toMillis();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    this.unread = new Unread(consumers);
  }

  @Override
  public synchronized Standing of(List<Reader> readers) {
    try {
      return new Asking(connected(), readers).standing();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new KafkaAway("Kafka does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway("interrupted", e);
    }
  }

  /** Connects when first asked, so that the start waits for Kafka in one place alone. */
  private Admin connected() {
    Admin present = admin;
    if (present == null) {
      present = Admin.create(settings);
      admin = present;
    }
    return present;
  }

  @Override
  public synchronized void destroy() {
    unread.close();
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  /** One question, with one time limit for all its parts. */
  private final class Asking {
    private final Admin kafka;
    private final List<Reader> readers;
    private final long end = System.nanoTime() + PATIENCE.toNanos();

    Asking(Admin kafka, List<Reader> readers) {
      this.kafka = kafka;
      this.readers = readers;
    }

    Standing standing() throws InterruptedException, ExecutionException, TimeoutException {
      Set<String> there = get(kafka.listTopics().names());
      var letters =
          kafka
              .describeTopics(
                  there.stream().filter(name -> DEAD_LETTERS.matcher(name).matches()).toList())
              .allTopicNames();
      var groups =
          kafka
              .describeConsumerGroups(readers.stream().map(Reader::members).toList())
              .describedGroups();
      var committed =
          kafka.listConsumerGroupOffsets(
              readers.stream()
                  .collect(
                      Collectors.toMap(Reader::group, _ -> new ListConsumerGroupOffsetsSpec())));

      Map<TopicPartition, Long> read = new HashMap<>();
      for (Reader reader : readers) {
        read.putAll(committed(committed.partitionsToOffsetAndMetadata(reader.group())));
      }
      Set<TopicPartition> deadLetters = partitions(get(letters).values());
      Map<TopicPartition, Long> counts = counts(deadLetters, read, there);
      Map<String, Long> lag = new HashMap<>();
      long dead = 0;
      for (Map.Entry<TopicPartition, Long> count : counts.entrySet()) {
        if (deadLetters.contains(count.getKey())) {
          dead += count.getValue();
        } else {
          lag.merge(count.getKey().topic(), count.getValue(), Long::sum);
        }
      }
      Map<String, Integer> instances = new HashMap<>();
      for (Reader reader : readers) {
        var group = groups.get(reader.members());
        instances.put(reader.service(), group == null ? 0 : instances(group));
      }
      return new Standing(instances, lag, dead);
    }

    /** Of dead letters all are counted; of other channels what their readers have not read. */
    private Map<TopicPartition, Long> counts(
        Set<TopicPartition> deadLetters, Map<TopicPartition, Long> read, Set<String> there)
        throws InterruptedException, ExecutionException, TimeoutException {
      Set<TopicPartition> all = new HashSet<>(deadLetters);
      for (Reader reader : readers) {
        for (Channel channel : reader.reads()) {
          for (int i = 0; there.contains(channel.name()) && i < channel.partitions(); i++) {
            all.add(new TopicPartition(channel.name(), i));
          }
        }
      }
      Map<TopicPartition, Long> begins = offsets(all, OffsetSpec.earliest());
      Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest());
      Map<TopicPartition, Unread.Stretch> stretches = new HashMap<>();
      for (TopicPartition partition : all) {
        long begin = begins.getOrDefault(partition, 0L);
        long end = ends.getOrDefault(partition, begin);
        long from =
            deadLetters.contains(partition)
                ? begin
                : Math.max(begin, read.getOrDefault(partition, begin));
        stretches.put(partition, new Unread.Stretch(from, Math.max(from, end)));
      }
      return unread.count(stretches);
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
        throws InterruptedException, ExecutionException, TimeoutException {
      Map<TopicPartition, OffsetSpec> specs =
          partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
      Map<TopicPartition, Long> offsets = new HashMap<>();
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one :
          get(kafka.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
              .entrySet()) {
        offsets.put(one.getKey(), one.getValue().offset());
      }
      return offsets;
    }

    private Map<TopicPartition, Long> committed(
        KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> group)
        throws InterruptedException, ExecutionException, TimeoutException {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      try {
        for (Map.Entry<TopicPartition, @Nullable OffsetAndMetadata> one : get(group).entrySet()) {
          OffsetAndMetadata offset = one.getValue();
          if (offset != null) {
            offsets.put(one.getKey(), offset.offset());
          }
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
      return offsets;
    }

    private int instances(KafkaFuture<ConsumerGroupDescription> group)
        throws InterruptedException, ExecutionException, TimeoutException {
      try {
        return (int) get(group).members().stream().map(GroupProgress::process).distinct().count();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof GroupIdNotFoundException) {
          return 0;
        }
        throw e;
      }
    }

    private <T> T get(KafkaFuture<T> answer)
        throws InterruptedException, ExecutionException, TimeoutException {
      return answer.get(Math.max(0, end - System.nanoTime()), NANOSECONDS);
    }
  }

  private static Set<TopicPartition> partitions(Collection<TopicDescription> topics) {
    List<TopicPartition> all = new ArrayList<>();
    for (TopicDescription topic : topics) {
      topic.partitions().forEach(one -> all.add(new TopicPartition(topic.name(), one.partition())));
    }
    return Set.copyOf(all);
  }

  /** An instance has several members where it reads in several threads; their ids name it. */
  private static String process(MemberDescription member) {
    Matcher process = PROCESS.matcher(member.clientId());
    return process.find() ? process.group() : member.consumerId();
  }
}
