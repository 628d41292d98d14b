package newswatch.classify.story;

import java.time.Duration;
import java.time.Instant;

/**
 * A telling in the window.
 *
 * @param number counts the tellings that came into the window, from 0
 * @param key under which it is stored
 * @param toldAt when it was published, as far as is known
 * @param cameAt when it came to us
 */
record Told(long number, long key, Story story, Instant toldAt, Instant cameAt, Features features) {
  /** Between this telling and one at another time. */
  Duration gap(Instant time) {
    return Duration.between(toldAt, time).abs();
  }
}
