package newswatch.start;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import newswatch.events.Channel;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Opens the channels that a service uses: creates those that are missing and refuses those that
 * exist with another number of partitions. Every service opens all it uses, the read ones too, so
 * that the services can start in any order.
 */
public final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
  private static final int ANSWER_SECONDS = 5;

  private final BrokerConnection broker;
  private final Patience patience;

  /**
   * Works with the connection settings of Spring's admin client.
   *
   * @throws CannotStart when they name no broker
   */
  public Channels(KafkaAdmin admin, Patience patience) {
    this.broker = new BrokerConnection(admin.getConfigurationProperties(), ANSWER_SECONDS);
    this.patience = patience;
  }

  /**
   * Waits for the broker, then opens the channels.
   *
   * @throws CannotStart when the broker does not answer in time, can never answer with these
   *     settings, or a channel exists with another number of partitions
   */
  public void open(List<Channel> channels) {
    patience.await(
        broker.where(),
        Bootstrap.SETTING,
        () ->
            broker.ask(
                admin -> {
                  for (Channel channel : channels) {
                    open(admin, channel);
                  }
                  return channels;
                }));
  }

  private static void open(Admin admin, Channel channel)
      throws InterruptedException, ExecutionException, TimeoutException {
    Optional<TopicDescription> found = describe(admin, channel);
    if (found.isEmpty()) {
      create(admin, channel);
      // The controller has it; a broker that does not yet would tell a reader that there is none.
      if (describe(admin, channel).isEmpty()) {
        throw new IllegalStateException(
            "channel " + channel.name() + " was created and is not known everywhere yet");
      }
      return;
    }
    int partitions = found.get().partitions().size();
    if (partitions != channel.partitions()) {
      throw new CannotStart(
          "channel %s exists with %d partitions and needs %d"
              .formatted(channel.name(), partitions, channel.partitions()),
          "Keys would miss their state: use a broker or a prefix where the channel can be made"
              + " anew, or recreate it after saving what it holds.",
          null);
    }
  }

  private static Optional<TopicDescription> describe(Admin admin, Channel channel)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return Optional.of(
          requireNonNull(
              admin
                  .describeTopics(List.of(channel.name()))
                  .allTopicNames()
                  .get(ANSWER_SECONDS, SECONDS)
                  .get(channel.name())));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void create(Admin admin, Channel channel)
      throws InterruptedException, ExecutionException, TimeoutException {
    NewTopic topic =
        new NewTopic(channel.name(), Optional.of(channel.partitions()), Optional.empty())
            .configs(channel.settings());
    try {
      admin.createTopics(List.of(topic)).all().get(ANSWER_SECONDS, SECONDS);
      LOG.atInfo().addKeyValue("channel", channel.name()).log("channel created");
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
