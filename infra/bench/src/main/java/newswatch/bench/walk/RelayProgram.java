package newswatch.bench.walk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import newswatch.bench.process.LineProcess;
import newswatch.bench.process.OneCore;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies {@code news.articles} to {@code news.classified} and that to {@code news.tagged-articles},
 * each in transactions that hold the offsets too, as Kafka Streams does with exactly once. Told the
 * broker and its core; answers every line.
 */
final class RelayProgram {
  private static final Duration POLL = Duration.ofMillis(25);

  private RelayProgram() {}

  public static void main(String[] arguments) throws Exception {
    OneCore.take(Integer.parseInt(arguments[1]));
    String broker = arguments[0];
    Thread.ofPlatform()
        .daemon()
        .name("to-classified")
        .start(() -> copy(broker, Channel.ARTICLES, Channel.CLASSIFIED));
    Thread.ofPlatform()
        .daemon()
        .name("to-tagged")
        .start(() -> copy(broker, Channel.CLASSIFIED, Channel.TAGGED_ARTICLES));
    LineProcess.serve((_, _) -> "yes");
  }

  private static void copy(String broker, Channel from, Channel to) {
    String group = "relay-" + to.name();
    List<TopicPartition> partitions =
        IntStream.range(0, from.partitions())
            .mapToObj(partition -> new TopicPartition(from.name(), partition))
            .toList();
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers",
                    broker,
                    "group.id",
                    group,
                    "enable.auto.commit",
                    "false",
                    "isolation.level",
                    "read_committed",
                    "max.poll.records",
                    "128"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of(
                    "bootstrap.servers",
                    broker,
                    "transactional.id",
                    group,
                    "compression.type",
                    "zstd",
                    "linger.ms",
                    "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      producer.initTransactions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          producer.beginTransaction();
          for (ConsumerRecord<byte[], byte[]> record : records) {
            // A commit fails where one of them did.
            Future<RecordMetadata> _ =
                producer.send(new ProducerRecord<>(to.name(), record.key(), record.value()));
          }
          Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
          records
              .partitions()
              .forEach(
                  partition ->
                      read.put(partition, new OffsetAndMetadata(consumer.position(partition))));
          producer.sendOffsetsToTransaction(read, consumer.groupMetadata());
          producer.commitTransaction();
        }
      }
    }
  }
}
