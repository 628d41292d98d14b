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
 * Keeps the topics in force as their channel says. Kafka Streams reads the channel to the end it
 * has at start through this processor before the first article is judged.
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
    try {
      TopicId id = new TopicId(change.key());
      requireNonNull(store).put(id.value(), change.value());
      if (change.value() == null) {
        topics.remove(id, offset);
      } else {
        topics.define(EventJson.read(change.value(), Topic.class), offset);
      }
    } catch (UnreadableEvent | IllegalArgumentException | NullPointerException e) {
      topics.readTo(offset);
      LOG.atError()
          .addKeyValue("key", change.key())
          .addKeyValue("offset", offset)
          .addKeyValue("reason", e.getMessage())
          .log("topic skipped, its record cannot be read");
    }
  }
}
