package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to bring a message to its receiver.
 *
 * @param at when it began
 * @param millis how long it took, 0 or more
 * @param status of the answer, in the receiver's own protocol (HTTP, SMTP); absent without one
 * @param problem why it did not arrive, in words for people with nothing secret in them; absent
 *     when it did
 */
public record DeliveryAttempt(
    Instant at, long millis, @Nullable Integer status, @Nullable String problem) {
  /**
   * @throws IllegalArgumentException when it took less than no time
   */
  public DeliveryAttempt {
    requireNonNull(at, "at");
    if (millis < 0) {
      throw new IllegalArgumentException("a try takes 0 ms or more, not " + millis);
    }
  }
}
