package newswatch.classify.channel;

import newswatch.events.EventJson;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** An event as Kafka Streams reads and writes it. Bytes that are no such event are refused. */
public record EventSerde<T>(Class<T> type) implements Serde<T> {
  @Override
  public Serializer<T> serializer() {
    // A store deletes by what is null here.
    return (_, event) -> event == null ? null : EventJson.write(event);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (_, bytes) -> EventJson.read(bytes == null ? NOTHING : bytes, type);
  }

  private static final byte[] NOTHING = {};
}
