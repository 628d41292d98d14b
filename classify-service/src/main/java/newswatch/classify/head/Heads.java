package newswatch.classify.head;

import static java.util.Objects.requireNonNull;

import newswatch.events.ArticleSeen;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Sets each sighting against the head of its article, and passes on what there is to tell. */
public final class Heads implements FixedKeyProcessor<String, ArticleSeen, Sighted> {
  /** The name of the store that holds the heads, by article id. */
  public static final String STORE = "heads";

  private @Nullable FixedKeyProcessorContext<String, Sighted> context;
  private @Nullable KeyValueStore<String, Head> heads;

  @Override
  public void init(FixedKeyProcessorContext<String, Sighted> context) {
    this.context = context;
    this.heads = context.getStateStore(STORE);
  }

  @Override
  public void process(FixedKeyRecord<String, ArticleSeen> sighting) {
    KeyValueStore<String, Head> store = requireNonNull(heads);
    FixedKeyProcessorContext<String, Sighted> onward = requireNonNull(context);
    String id = requireOwnKey(sighting);
    Cause cause = cause(onward.recordMetadata().orElseThrow());
    Head known = store.get(id);
    Head.Merged merged =
        known == null
            ? new Head.Merged.Told(Head.first(sighting.value(), cause))
            : known.and(sighting.value(), cause);
    switch (merged) {
      case Head.Merged.Told(Head head) -> {
        store.put(id, head);
        onward.forward(sighting.withValue(new Sighted(sighting.value(), head)));
      }
      case Head.Merged.Known _ -> {}
    }
  }

  /** A record under a foreign key would sit in a foreign partition, with a head of its own. */
  private static String requireOwnKey(FixedKeyRecord<String, ArticleSeen> sighting) {
    String id = sighting.value().article().id().value();
    if (!id.equals(sighting.key())) {
      throw new IllegalArgumentException("the record's key is not the id of its article");
    }
    return id;
  }

  private static Cause cause(RecordMetadata record) {
    return new Cause(record.topic(), record.partition(), record.offset());
  }
}
