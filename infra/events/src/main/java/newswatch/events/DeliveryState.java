package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a message is on its way to its receiver. Travels on {@link Channel#DELIVERIES}, in the
 * partition of its subscription's alerts; the newest record of a message counts.
 *
 * @param alerts what it tells, at least one; the same for all of its states
 * @param receiver where it goes, or was to go
 * @param owner who may look at it
 * @param round counts the times that somebody had it sent again by hand, from 0; of two states of a
 *     message the one of the later round counts
 * @param since when this round began
 * @param due when it is tried next, or when it is no longer held; absent when it is over
 * @param attempts all of them, oldest first
 * @param why it is held, was given up or withdrawn, in words for people; absent otherwise
 */
public record DeliveryState(
    MessageId message,
    SubscriptionId subscription,
    ReceiverId receiver,
    PersonId owner,
    List<AlertRaised> alerts,
    Stage stage,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int round,
    Instant since,
    @Nullable Instant due,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DeliveryAttempt> attempts,
    @Nullable String why) {
  /**
   * @throws IllegalArgumentException without alerts, or for a round below 0
   */
  public DeliveryState {
    requireNonNull(message, "message");
    requireNonNull(subscription, "subscription");
    requireNonNull(receiver, "receiver");
    requireNonNull(owner, "owner");
    requireNonNull(stage, "stage");
    requireNonNull(since, "since");
    alerts = List.copyOf(alerts);
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
    if (alerts.isEmpty()) {
      throw new IllegalArgumentException("a message tells one alert or more");
    }
    if (round < 0) {
      throw new IllegalArgumentException("a round is 0 or more, not " + round);
    }
  }

  /** The same message where it stands now. */
  public DeliveryState at(
      Stage next,
      @Nullable Instant itsDue,
      List<DeliveryAttempt> itsAttempts,
      @Nullable String itsReason) {
    return new DeliveryState(
        message,
        subscription,
        receiver,
        owner,
        alerts,
        next,
        round,
        since,
        itsDue,
        itsAttempts,
        itsReason);
  }

  /** The same message, to be sent again from now on. */
  public DeliveryState again(Instant now) {
    return new DeliveryState(
        message,
        subscription,
        receiver,
        owner,
        alerts,
        Stage.PENDING,
        round + 1,
        now,
        now,
        attempts,
        null);
  }

  /** Where a message stands. */
  public enum Stage {
    /** Its alerts wait for others, to be gathered. */
    @JsonProperty("held")
    HELD,
    /** It is being sent, or will be tried again. */
    @JsonProperty("pending")
    PENDING,
    /** The receiver took it. */
    @JsonProperty("delivered")
    DELIVERED,
    /** It is not tried any more. */
    @JsonProperty("given-up")
    GIVEN_UP,
    /** There is no longer anything to tell, or anybody to tell it to. */
    @JsonProperty("withdrawn")
    WITHDRAWN,
    /** Its alerts are told by another message, into which they were gathered. */
    @JsonProperty("gathered")
    GATHERED;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing more happens by itself. */
    public boolean isOver() {
      return switch (this) {
        case HELD, PENDING -> false;
        case DELIVERED, GIVEN_UP, WITHDRAWN, GATHERED -> true;
      };
    }
  }
}
