package newswatch.bench.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.events.Channel;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Makes channels where no service does. */
public final class Opened {
  private Opened() {}

  /** With the partitions and settings that services want of them. */
  public static void channels(String broker, List<Channel> channels) {
    if (channels.isEmpty()) {
      return;
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin
          .createTopics(
              channels.stream()
                  .map(
                      channel ->
                          new NewTopic(
                                  channel.name(),
                                  Optional.of(channel.partitions()),
                                  Optional.empty())
                              .configs(channel.settings()))
                  .toList())
          .all()
          .get();
      // Where a partition cannot be written to yet, a producer's first batch fails and its second
      // does not, and the first is out of order from then on.
      var _ =
          admin
              .listOffsets(
                  channels.stream()
                      .flatMap(Opened::partitions)
                      .collect(
                          Collectors.toMap(partition -> partition, _ -> OffsetSpec.earliest())))
              .all()
              .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("channels could not be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Stream<TopicPartition> partitions(Channel channel) {
    return IntStream.range(0, channel.partitions())
        .mapToObj(partition -> new TopicPartition(channel.name(), partition));
  }
}
