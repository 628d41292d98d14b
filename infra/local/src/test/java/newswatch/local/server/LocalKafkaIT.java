package newswatch.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {
  private static final int RECORDS = 500;

  @Test
  void keepsWhatItAcknowledgedThroughAKillAndARestart() throws Exception {
    try (LocalKafka kafka = LocalKafka.temporary()) {
      createTopic(kafka);
      send(kafka, RECORDS, 100);

      kafka.kill();
      kafka.restart();

      assertThat(count(kafka)).isEqualTo(RECORDS);
    }
  }

  @Test
  void keepsDataWhenItComesBackOnOtherPorts(@TempDir Path folder) throws Exception {
    Path home = folder.resolve("a home, with blanks");
    try (LocalKafka kafka = LocalKafka.start(home)) {
      createTopic(kafka);
      send(kafka, RECORDS, 100);
    }
    try (LocalKafka kafka = LocalKafka.start(home)) {
      assertThat(count(kafka)).isEqualTo(RECORDS);
    }
  }

  @Test
  void takesRecordsOfTwoMebibytes() throws Exception {
    try (LocalKafka kafka = LocalKafka.temporary()) {
      createTopic(kafka);
      send(kafka, 3, 2 << 20);

      assertThat(count(kafka)).isEqualTo(3);
    }
  }

  private static void createTopic(LocalKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
    }
  }

  private static void send(LocalKafka kafka, int records, int bytes) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "acks",
                "all",
                "max.request.size",
                4 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (var sent :
          IntStream.range(0, records)
              .mapToObj(i -> producer.send(new ProducerRecord<>("kept", new byte[bytes])))
              .toList()) {
        sent.get();
      }
    }
  }

  private static int count(LocalKafka kafka) {
    TopicPartition partition = new TopicPartition("kept", 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      int count = 0;
      while (consumer.position(partition) < end) {
        count += consumer.poll(Duration.ofSeconds(1)).count();
      }
      return count;
    }
  }
}
