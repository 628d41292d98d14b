package newswatch.bench.walk;

import java.util.List;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a walk begins with, as ingest-service and search-service send it. */
final class Records {
  private Records() {}

  static List<ProducerRecord<String, byte[]>> ofSightings(List<ArticleSeen> sightings) {
    return sightings.stream()
        .map(seen -> record(Channel.ARTICLES, seen.article().id().value(), seen))
        .toList();
  }

  static List<ProducerRecord<String, byte[]>> ofTopics(List<Topic> topics) {
    return topics.stream().map(topic -> record(Channel.TOPICS, topic.id().value(), topic)).toList();
  }

  private static ProducerRecord<String, byte[]> record(Channel channel, String key, Object event) {
    return new ProducerRecord<>(channel.name(), key, EventJson.write(event));
  }
}
