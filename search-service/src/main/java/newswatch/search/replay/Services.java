package newswatch.search.replay;

import java.util.Map;
import newswatch.events.Channel;
import org.apache.kafka.common.TopicPartition;

/** How far the services are with what they read. */
public interface Services extends AutoCloseable {
  /**
   * How it stands now.
   *
   * @throws newswatch.search.status.KafkaAway when Kafka does not answer
   */
  Backlog now();

  /**
   * Where a channel ends now, for readers of what is committed.
   *
   * @throws newswatch.search.status.KafkaAway when Kafka does not answer
   */
  Map<TopicPartition, Long> ends(Channel channel);

  /**
   * Whether the services have read up to there. What all of them write ends with the mark of a
   * transaction, which not every reader counts as read.
   *
   * @throws newswatch.search.status.KafkaAway when Kafka does not answer
   */
  boolean haveRead(Map<TopicPartition, Long> ends);

  @Override
  void close();
}
