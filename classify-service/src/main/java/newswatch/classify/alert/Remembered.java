package newswatch.classify.alert;

import java.time.Duration;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered under keys, and forgotten by itself {@link #KEPT} after it last changed: whole
 * segments of the store are dropped, nothing has to be looked for. The newest value of a day
 * counts.
 */
final class Remembered<V> {
  /** For how long, at least. No longer than alerts travel, which are told apart by it. */
  static final Duration KEPT = Duration.ofDays(30);

  /** How long its newest value can still be written over. */
  static final Duration DAY = Duration.ofDays(1);

  private final WindowStore<String, V> store;

  Remembered(WindowStore<String, V> store) {
    this.store = store;
  }

  @Nullable V get(String key) {
    try (WindowStoreIterator<V> newestFirst = store.backwardFetch(key, 0, Long.MAX_VALUE)) {
      return newestFirst.hasNext() ? valueOf(newestFirst.next()) : null;
    }
  }

  private static <V> V valueOf(KeyValue<Long, V> stored) {
    return stored.value;
  }

  /**
   * @param now by the clock, in milliseconds since 1970
   */
  void put(String key, V value, long now) {
    store.put(key, value, now - Math.floorMod(now, DAY.toMillis()));
  }
}
