package newswatch.classify.channel;

import java.util.function.UnaryOperator;
import newswatch.events.Channel;
import newswatch.events.EventJson;

/** Events as they are written to their channels. */
public final class EventBytes {
  /** Left free in a record for its key, its headers and the batch around it. */
  private static final int FRAME_BYTES = 16 * 1024;

  /** The largest event that is written, in bytes. */
  public static final int LIMIT = Channel.MAX_RECORD_BYTES - FRAME_BYTES;

  private EventBytes() {}

  /**
   * The event's bytes. They are made in the walk and not in its sinks: a record that Kafka's
   * producer refuses spoils the whole transaction, and with it the thread, again and again.
   *
   * @throws IllegalArgumentException when they are more than {@link #LIMIT}
   */
  public static byte[] of(Object event) {
    byte[] bytes = EventJson.write(event);
    if (bytes.length > LIMIT) {
      throw new IllegalArgumentException(
          "too large to be passed on: %s takes %,d bytes, of which a record holds %,d"
              .formatted(event.getClass().getSimpleName(), bytes.length, LIMIT));
    }
    return bytes;
  }

  /**
   * The event's bytes likewise, or where they are too many, those of the same event without what it
   * can do without.
   *
   * @param lighter leaves something out, and gives the event as it is when there is nothing left to
   * @throws IllegalArgumentException when the lightest one is too large as well
   */
  public static <T> byte[] of(T event, UnaryOperator<T> lighter) {
    byte[] bytes = EventJson.write(event);
    if (bytes.length <= LIMIT) {
      return bytes;
    }
    T next = lighter.apply(event);
    return next.equals(event) ? of(event) : of(next, lighter);
  }
}
