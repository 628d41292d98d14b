package newswatch.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import newswatch.events.Channel;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far alerts have been taken over, as Kafka keeps it for those who deliver them.
 *
 * @param bootstrapServers of the broker
 */
record DeliveryGroup(String bootstrapServers) {
  private static final String NAME = "newswatch-delivery";

  /** Where reading goes on, by partition; nothing of those that were never read. */
  Map<TopicPartition, Long> offsets() throws Exception {
    try (Admin admin = admin()) {
      return admin
          .listConsumerGroupOffsets(NAME)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(entry -> entry.getKey().topic().equals(Channel.ALERTS.name()))
          .filter(entry -> entry.getValue() != null)
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
  }

  /** Has all alerts read again that there are; waits until nobody is reading. */
  void putBackToTheBeginning(Duration patience) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> beginning =
        offsets().keySet().stream()
            .collect(Collectors.toMap(its -> its, _ -> new OffsetAndMetadata(0)));
    try (Admin admin = admin()) {
      await()
          .atMost(patience)
          .ignoreExceptions()
          .until(
              () -> {
                admin.alterConsumerGroupOffsets(NAME, beginning).all().get();
                return true;
              });
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }
}
