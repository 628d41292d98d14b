package newswatch.classify.tagging;

import static java.util.Objects.requireNonNull;

import newswatch.events.EventJson;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.UnreadableEvent;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the topics in force as their channel says. Kafka Streams reads the channel from its
 * beginning to the end it has at start through this processor, because the store is in memory,
 * before the first article is judged.
 *
 * <p>A definition that cannot be read takes its topic out: the one before it may be compacted away
 * at any time, and what is in force must not hang on that.
 */
public final class TopicKeeper implements Processor<String, byte[], Void, Void> {
  /** The name of the global store that holds the topics' bytes, by topic id. */
  public static final String STORE = "topics";

  private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);

  private final TopicsInForce topics;
  private @Nullable ProcessorContext<Void, Void> context;
  private @Nullable KeyValueStore<String, byte[]> store;

  /** Keeps these. */
  public TopicKeeper(TopicsInForce topics) {
    this.topics = topics;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    this.store = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, byte[]> change) {
    long offset = requireNonNull(context).recordMetadata().orElseThrow().offset();
    String key = change.key();
    if (key == null) {
      topics.readTo(offset);
      skipped(null, offset, "it has no key");
      return;
    }
    requireNonNull(store).put(key, change.value());
    if (change.value() == null) {
      topics.remove(key, offset);
      return;
    }
    try {
      Topic topic = definition(key, change.value());
      if (topic.deleted()) {
        topics.remove(key, offset);
      } else {
        topics.define(topic, offset);
      }
    } catch (UnreadableEvent | IllegalArgumentException e) {
      topics.remove(key, offset);
      skipped(key, offset, String.valueOf(e.getMessage()));
    }
  }

  private static Topic definition(String key, byte[] value) {
    Topic topic = EventJson.read(value, Topic.class);
    if (!topic.id().equals(new TopicId(key))) {
      throw new IllegalArgumentException("its key is not the topic's id, " + topic.id());
    }
    return topic;
  }

  private static void skipped(@Nullable String key, long offset, String reason) {
    LOG.atError()
        .addKeyValue("key", key)
        .addKeyValue("offset", offset)
        .addKeyValue("reason", reason)
        .log("topic left out, its record cannot be read");
  }
}
