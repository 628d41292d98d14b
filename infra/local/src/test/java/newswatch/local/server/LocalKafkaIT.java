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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {
  private static final int RECORDS = 500;

  private static LocalKafka shared;

  @BeforeAll
  static void start() {
    shared = LocalKafka.temporary();
  }

  @AfterAll
  static void close() {
    shared.close();
  }

  @Test
  void keepsWhatItAcknowledgedThroughAKillAndARestart() throws Exception {
    createTopic(shared, "kept");
    send(shared, "kept", RECORDS, 100);

    shared.kill();
    shared.restart();

    assertThat(count(shared, "kept")).isEqualTo(RECORDS);
  }

  @Test
  void keepsDataWhenItComesBackOnOtherPorts(@TempDir Path folder) throws Exception {
    Path home = folder.resolve("a home, with blanks");
    try (LocalKafka kafka = LocalKafka.start(home)) {
      createTopic(kafka, "kept");
      send(kafka, "kept", RECORDS, 100);
    }
    try (LocalKafka kafka = LocalKafka.start(home)) {
      assertThat(count(kafka, "kept")).isEqualTo(RECORDS);
    }
  }

  @Test
  void takesRecordsOfTwoMebibytes() throws Exception {
    createTopic(shared, "large");
    send(shared, "large", 3, 2 << 20);

    assertThat(count(shared, "large")).isEqualTo(3);
  }

  private static void createTopic(LocalKafka kafka, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private static void send(LocalKafka kafka, String topic, int records, int bytes)
      throws Exception {
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
              .mapToObj(i -> producer.send(new ProducerRecord<>(topic, new byte[bytes])))
              .toList()) {
        sent.get();
      }
    }
  }

  private static int count(LocalKafka kafka, String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
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
