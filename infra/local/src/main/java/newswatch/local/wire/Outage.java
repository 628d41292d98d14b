package newswatch.local.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * A while in which an outlet's feed is broken. Its other pages stay.
 *
 * @param from how long after the wire's start it begins
 * @param until how long after the wire's start it is over
 * @param as what stands at the feed's address meanwhile
 */
public record Outage(Duration from, Duration until, Fault as) {
  /** How a feed breaks. */
  public enum Fault {
    /** The server refuses: status 503. */
    @JsonProperty("refusal")
    REFUSAL,
    /** The server takes it for an answer, but it is a page that says sorry: status 200. */
    @JsonProperty("page")
    PAGE
  }

  public Outage {
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    requireNonNull(as, "as");
    if (from.isNegative() || from.compareTo(until) >= 0) {
      throw new IllegalArgumentException("an outage from %s until %s".formatted(from, until));
    }
  }

  boolean lastsAt(Duration sinceStart) {
    return from.compareTo(sinceStart) <= 0 && sinceStart.compareTo(until) < 0;
  }
}
