package newswatch.search.channel;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import newswatch.events.Channel;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Hands on tagged articles in batches. A batch counts as read when the consumer returns; when it
 * throws, the partitions are paused and the batch comes again, first after half a second and then
 * ever more slowly, up to half a minute, without end and without leaving the group.
 */
@Component
public final class TaggedArticles {
  private static final Duration AUTH_RETRY = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final double SLOWER = 2;
  private static final int CONCURRENCY = 2;

  private final ConsumerFactory<String, byte[]> consumers;

  TaggedArticles(ConsumerFactory<String, byte[]> consumers) {
    this.consumers = consumers;
  }

  /** Starts to hand batches on, until the container is stopped. */
  public ConcurrentMessageListenerContainer<String, byte[]> follow(
      Consumer<List<ConsumerRecord<String, byte[]>>> walk) {
    ContainerProperties properties = new ContainerProperties(Channel.TAGGED_ARTICLES.name());
    // Without it, a login that is refused for a moment ends the listening for good, unsaid.
    properties.setAuthExceptionRetryInterval(AUTH_RETRY);
    properties.setAckMode(AckMode.BATCH);
    // By this an instance is known among the members of its group.
    properties.setClientId("search-service-" + UUID.randomUUID());
    properties.setMessageListener((BatchMessageListener<String, byte[]>) walk::accept);
    var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
    container.setBeanName("tagged-articles");
    container.setConcurrency(CONCURRENCY);
    container.setCommonErrorHandler(new DefaultErrorHandler(withoutEnd()));
    container.start();
    return container;
  }

  private static ExponentialBackOff withoutEnd() {
    ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, SLOWER);
    pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
    return pauses;
  }
}
