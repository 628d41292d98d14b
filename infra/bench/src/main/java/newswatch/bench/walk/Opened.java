package newswatch.bench.walk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import newswatch.events.Channel;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes channels where no service does. */
final class Opened {
  private Opened() {}

  static void channels(String broker, List<Channel> channels) {
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
    } catch (ExecutionException e) {
      throw new IllegalStateException("channels could not be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
