package newswatch.search.stream;

import java.util.function.Consumer;

/** What the channel still holds. The room of the stream does not know Kafka; who does, lends it. */
public interface Past {
  /**
   * Tells every arrival from one place to another, once and in the order of each partition.
   *
   * @return false when the channel does not hold everything from there on: it is too long ago, or
   *     nothing has ever been there
   * @throws StreamUnavailable when the channel cannot be read now
   */
  boolean tell(Place from, Place until, Consumer<Arrival> each);
}
