package newswatch.search.delivery;

import static newswatch.search.delivery.SomeAlerts.NOON;
import static newswatch.search.delivery.SomeAlerts.alert;
import static newswatch.search.delivery.SomeAlerts.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The messages that wait for one receiver. */
class LaneTest {
  private static final Sending TAKEN = new Sending.Taken(200);
  private static final Sending AWAY =
      new Sending.NotTaken(Sending.Whose.RECEIVER, null, "away", null);
  private static final Sending BAD = new Sending.NotTaken(Sending.Whose.MESSAGE, 400, "bad", null);

  private final Lane lane = new Lane();

  @Test
  void aFewAreUnderWayAtATime() {
    fill(10);
    assertThat(given(NOON)).isEqualTo(Lane.AT_ONCE);
    end(TAKEN, NOON);
    assertThat(given(NOON)).isEqualTo(1);
  }

  @Test
  void whoFailsIsLeftAloneThenTriedWithOne() {
    fill(10);
    assertThat(given(NOON)).isEqualTo(Lane.AT_ONCE);
    for (int i = 0; i < Lane.AT_ONCE; i++) {
      end(AWAY, NOON);
    }
    assertThat(given(NOON.plusSeconds(3))).isZero();
    Instant later = Objects.requireNonNull(lane.wake());
    assertThat(later).isBefore(NOON.plusSeconds(6));
    assertThat(given(later)).isEqualTo(1);
    end(AWAY, later);
    Instant muchLater = Objects.requireNonNull(lane.wake());
    assertThat(Duration.between(later, muchLater)).isGreaterThan(Duration.ofSeconds(10));
    assertThat(given(muchLater)).isEqualTo(1);
    end(TAKEN, muchLater);
    assertThat(given(muchLater)).isEqualTo(Lane.AT_ONCE);
  }

  @Test
  void aMessageThatIsNotTakenKeepsNoOtherBack() {
    fill(2);
    assertThat(lane.next(NOON)).isNotNull();
    end(BAD, NOON);
    assertThat(lane.next(NOON)).isNotNull();
  }

  @Test
  void whatADeadReceiverWasNotGivenInADayIsTakenOut() {
    fill(3);
    Instant nextDay = NOON.plus(Duration.ofHours(25));
    assertThat(lane.takeExpired(nextDay)).isEmpty();
    assertThat(given(nextDay)).isEqualTo(3);
    fill(2);
    end(AWAY, nextDay);
    assertThat(lane.takeExpired(nextDay)).hasSize(2);
    assertThat(lane.wake()).isNull();
  }

  private void fill(int messages) {
    IntStream.range(0, messages)
        .mapToObj(i -> Plan.taken(alert("s" + i), atOnce(), new Deliveries(), 0, NOON))
        .forEach(state -> lane.add(new Delivery(state, 0)));
  }

  private int given(Instant now) {
    int given = 0;
    while (lane.next(now) != null) {
      given++;
    }
    return given;
  }

  private void end(Sending ending, Instant now) {
    lane.returned();
    lane.tried(ending, now);
  }
}
