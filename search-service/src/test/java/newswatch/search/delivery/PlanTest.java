package newswatch.search.delivery;

import static newswatch.search.delivery.SomeAlerts.DESK;
import static newswatch.search.delivery.SomeAlerts.EVERY_HOUR;
import static newswatch.search.delivery.SomeAlerts.NOON;
import static newswatch.search.delivery.SomeAlerts.QUIET;
import static newswatch.search.delivery.SomeAlerts.alert;
import static newswatch.search.delivery.SomeAlerts.atOnce;
import static newswatch.search.delivery.SomeAlerts.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.DeliveryAttempt;
import newswatch.events.DeliveryState;
import newswatch.events.DeliveryState.Stage;
import newswatch.events.MessageId;
import newswatch.events.Rhythm;
import newswatch.events.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of alerts and messages. */
class PlanTest {
  private static final Sending.NotTaken AWAY =
      new Sending.NotTaken(Sending.Whose.RECEIVER, 503, "it answered 503", null);

  private final Deliveries deliveries = new Deliveries();

  @Test
  void anAlertIsSentAtOnceUnlessSomethingElseIsAskedFor() {
    DeliveryState state = taken(atOnce());
    assertThat(state.stage()).isEqualTo(Stage.PENDING);
    assertThat(state.due()).isEqualTo(NOON);
    assertThat(state.message()).isEqualTo(MessageId.of(DESK, List.of(alert("one").alert())));
  }

  @Test
  void anAlertWaitsForItsHour() {
    DeliveryState state = taken(subscription(EVERY_HOUR, null, null));
    assertThat(state.stage()).isEqualTo(Stage.HELD);
    assertThat(state.due()).isEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void anAlertWaitsUntilTheQuietHoursEnd() {
    DeliveryState state = taken(subscription(Rhythm.AT_ONCE, QUIET, null));
    assertThat(state.stage()).isEqualTo(Stage.HELD);
    assertThat(state.due()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    assertThat(state.why()).isEqualTo("quiet hours");
  }

  @Test
  void anAlertWaitsForRoomInTheHour() {
    Subscription two = subscription(Rhythm.AT_ONCE, null, 2);
    keep(taken(two, "a", NOON.minusSeconds(1800)), 0);
    keep(taken(two, "b", NOON.minusSeconds(60)), 1);
    DeliveryState third = taken(two, "c", NOON);
    assertThat(third.stage()).isEqualTo(Stage.HELD);
    assertThat(third.due()).isEqualTo(NOON.plusSeconds(1800));
    assertThat(taken(two, "d", NOON.plusSeconds(1801)).stage()).isEqualTo(Stage.PENDING);
  }

  @Test
  void alertsThatAreReadTogetherCountAmongTheMessagesOfTheHour() {
    Subscription two = subscription(Rhythm.AT_ONCE, null, 2);
    assertThat(Plan.taken(alert("b"), two, deliveries, 1, NOON).stage()).isEqualTo(Stage.PENDING);
    DeliveryState third = Plan.taken(alert("c"), two, deliveries, 2, NOON);
    assertThat(third.stage()).isEqualTo(Stage.HELD);
    assertThat(third.due()).isEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void anAlertOfASubscriptionThatIsGoneIsToldToNobody() {
    assertThat(taken(null).stage()).isEqualTo(Stage.WITHDRAWN);
  }

  @Test
  void oneThatWasHeldAloneIsTheSameMessage() {
    DeliveryState held = taken(subscription(EVERY_HOUR, null, null));
    List<DeliveryState> next =
        Plan.gathered(List.of(held), atOnce(), deliveries, NOON.plusSeconds(3600));
    assertThat(next).hasSize(1);
    assertThat(next.getFirst().message()).isEqualTo(held.message());
    assertThat(next.getFirst().stage()).isEqualTo(Stage.PENDING);
    assertThat(next.getFirst().since()).isEqualTo(NOON.plusSeconds(3600));
  }

  @Test
  void manyThatWereHeldAreToldTogetherAndEachOnce() {
    Subscription hourly = subscription(EVERY_HOUR, null, null);
    List<DeliveryState> held =
        IntStream.range(0, Plan.MOST_ALERTS + 1)
            .mapToObj(i -> taken(hourly, "s" + i, NOON))
            .toList();
    List<DeliveryState> next = Plan.gathered(held, hourly, deliveries, NOON.plusSeconds(3600));
    List<DeliveryState> sent = next.stream().filter(one -> one.stage() == Stage.PENDING).toList();
    assertThat(sent).hasSize(2);
    List<AlertId> told =
        sent.stream().flatMap(one -> one.alerts().stream()).map(AlertRaised::alert).toList();
    assertThat(told)
        .hasSize(Plan.MOST_ALERTS + 1)
        .doesNotHaveDuplicates()
        .containsAll(held.stream().map(one -> one.alerts().getFirst().alert()).toList());
    assertThat(next.stream().filter(one -> one.stage() == Stage.GATHERED)).hasSize(100);
  }

  @Test
  void whatIsLeftOfAFullHourWaitsForTheNext() {
    Subscription one = subscription(EVERY_HOUR, null, 1);
    List<DeliveryState> held =
        IntStream.range(0, Plan.MOST_ALERTS + 5).mapToObj(i -> taken(one, "s" + i, NOON)).toList();
    Instant then = NOON.plusSeconds(3600);
    List<DeliveryState> next = Plan.gathered(held, one, deliveries, then);
    assertThat(next.stream().filter(state -> state.stage() == Stage.PENDING)).hasSize(1);
    List<DeliveryState> left = next.stream().filter(state -> state.stage() == Stage.HELD).toList();
    assertThat(left).hasSize(5);
    assertThat(left)
        .allSatisfy(state -> assertThat(state.due()).isEqualTo(then.plus(Deliveries.HOUR)));
    assertThat(left)
        .extracting(DeliveryState::message)
        .isEqualTo(
            held.subList(Plan.MOST_ALERTS, held.size()).stream()
                .map(DeliveryState::message)
                .toList());
  }

  @Test
  void whatWaitsWhenTheQuietHoursBeginIsTriedWhenTheyEnd() {
    DeliveryState state = taken(atOnce());
    Subscription quiet = subscription(Rhythm.AT_ONCE, QUIET, null);
    DeliveryState next = Plan.postponed(state, quiet, NOON);
    Instant end = NOON.plus(Duration.ofHours(1));
    assertThat(next).isEqualTo(state.at(Stage.PENDING, end, List.of(), "quiet hours"));
    assertThat(Plan.postponed(state, quiet, end)).isNull();
    assertThat(Plan.postponed(state, atOnce(), NOON)).isNull();
    DeliveryState again = state.again(NOON);
    assertThat(Plan.postponed(again, quiet, NOON)).isNull();
    DeliveryAttempt failed = new DeliveryAttempt(NOON, 3, 503, "it answered 503");
    assertThat(Plan.postponed(Plan.tried(again, AWAY, failed, NOON), quiet, NOON)).isNotNull();
  }

  @Test
  void whatWasNotTakenIsTriedAgainEverMoreSlowlyForADay() {
    DeliveryState state = taken(atOnce());
    Instant now = NOON;
    int tries = 0;
    while (!state.stage().isOver()) {
      state = Plan.tried(state, AWAY, new DeliveryAttempt(now, 3, 503, "it answered 503"), now);
      tries++;
      if (state.due() != null) {
        assertThat(Duration.between(now, state.due()))
            .isBetween(Duration.ofSeconds(4), Pauses.LONGEST);
        now = state.due();
      }
    }
    assertThat(state.stage()).isEqualTo(Stage.GIVEN_UP);
    assertThat(state.why()).contains("24 hours").contains("503");
    assertThat(state.attempts()).hasSize(tries);
    assertThat(now).isAfter(NOON.plus(Duration.ofHours(23)));
  }

  @Test
  void aReceiverThatAsksForRestGetsItWithinReason() {
    assertThat(Pauses.after(1, Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(2));
    assertThat(Pauses.after(1, Duration.ofDays(3650))).isEqualTo(Pauses.LONGEST_ASKED);
    assertThat(Pauses.after(1, Duration.ofMillis(1))).isGreaterThan(Duration.ofSeconds(3));
  }

  private DeliveryState taken(@Nullable Subscription subscription) {
    return taken(subscription, "one", NOON);
  }

  private DeliveryState taken(@Nullable Subscription subscription, String story, Instant now) {
    return Plan.taken(alert(story), subscription, deliveries, 0, now);
  }

  private void keep(DeliveryState state, long offset) {
    var _ = deliveries.take(state, 0, offset);
  }
}
