package newswatch.classify.catalogue;

import static java.util.Objects.requireNonNull;

import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps definitions in force as their channel says. Kafka Streams reads the channel from its
 * beginning to the end it has at start through this processor, because the store is in memory,
 * before the first article is judged.
 *
 * <p>A definition that cannot be read takes the one before it out: that may be compacted away at
 * any time, and what is in force must not hang on it.
 *
 * @param <T> what is defined
 */
public final class DefinitionKeeper<T> implements Processor<String, byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionKeeper.class);

  private final Kind<T> kind;
  private final InForce<T> inForce;
  private @Nullable ProcessorContext<Void, Void> context;
  private @Nullable KeyValueStore<String, byte[]> store;

  /**
   * Keeps these.
   *
   * @param inForce where they are kept
   */
  public DefinitionKeeper(Kind<T> kind, InForce<T> inForce) {
    this.kind = kind;
    this.inForce = inForce;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    this.store = context.getStateStore(kind.store());
  }

  @Override
  public void process(Record<String, byte[]> change) {
    long offset = requireNonNull(context).recordMetadata().orElseThrow().offset();
    String key = change.key();
    if (key == null) {
      inForce.readTo(offset);
      skipped(null, offset, "it has no key");
      return;
    }
    requireNonNull(store).put(key, change.value());
    if (change.value() == null) {
      inForce.remove(key, offset);
      return;
    }
    try {
      T definition = definition(key, change.value());
      if (kind.deleted().test(definition)) {
        inForce.remove(key, offset);
      } else {
        inForce.define(definition, offset);
      }
    } catch (UnreadableEvent | IllegalArgumentException e) {
      inForce.remove(key, offset);
      skipped(key, offset, String.valueOf(e.getMessage()));
    }
  }

  private T definition(String key, byte[] value) {
    T definition = EventJson.read(value, kind.type());
    String id = kind.id().apply(definition);
    if (!id.equals(key)) {
      throw new IllegalArgumentException("its key is not its id, " + id);
    }
    return definition;
  }

  private void skipped(@Nullable String key, long offset, String reason) {
    LOG.atError()
        .addKeyValue("kind", kind.store())
        .addKeyValue("key", key)
        .addKeyValue("offset", offset)
        .addKeyValue("reason", reason)
        .log("definition left out, its record cannot be read");
  }
}
