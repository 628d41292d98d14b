package newswatch.endtoend;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What ingest-service has published, as others read it: without what belongs to no transaction that
 * was committed.
 *
 * @param bootstrapServers of the broker
 */
record ArticleChannel(String bootstrapServers) {
  /** How many sightings were sent to be judged again, or a few more: each transaction adds one. */
  long replayed() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return admin
          .listOffsets(
              IntStream.range(0, Channel.RETAG.partitions())
                  .mapToObj(partition -> new TopicPartition(Channel.RETAG.name(), partition))
                  .collect(toMap(Function.identity(), _ -> OffsetSpec.latest())))
          .all()
          .get()
          .values()
          .stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    }
  }

  /** The titles of all sightings so far but canaries, in no order. */
  List<String> titles() {
    List<String> titles = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Channel.ARTICLES.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  ArticleSeen seen = EventJson.read(record.value(), ArticleSeen.class);
                  if (!seen.canary()) {
                    titles.add(seen.article().title());
                  }
                });
      }
    }
    return titles;
  }
}
