package newswatch.search.delivery;

import static newswatch.search.delivery.SomeAlerts.ANA;
import static newswatch.search.delivery.SomeAlerts.EVERY_HOUR;
import static newswatch.search.delivery.SomeAlerts.NOON;
import static newswatch.search.delivery.SomeAlerts.alert;
import static newswatch.search.delivery.SomeAlerts.atOnce;
import static newswatch.search.delivery.SomeAlerts.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import newswatch.events.AlertRaised;
import newswatch.events.DeliveryAttempt;
import newswatch.events.DeliveryState;
import newswatch.events.DeliveryState.Stage;
import newswatch.events.Subscription;
import org.junit.jupiter.api.Test;

/** What is known of messages, whoever wrote it last. */
class DeliveriesTest {
  private static final AlertRaised ONE = alert("one");
  private static final DeliveryAttempt FAILED = new DeliveryAttempt(NOON, 1, 500, "500");
  private static final DeliveryAttempt WELL = new DeliveryAttempt(NOON, 1, 200, null);

  private final Deliveries deliveries = new Deliveries();
  private final DeliveryState pending = Plan.taken(ONE, atOnce(), deliveries, 0, NOON);
  private final DeliveryState tried = pending.at(Stage.PENDING, NOON, List.of(FAILED), "500");
  private final DeliveryState delivered = pending.at(Stage.DELIVERED, null, List.of(WELL), null);
  private long offset;

  @Test
  void whatIsOpenIsHandedOutOnce() {
    assertThat(take(pending)).isTrue();
    assertThat(take(tried)).isTrue();
    assertThat(deliveries.take(tried, 0, offset - 1)).isEmpty();
    assertThat(deliveries.open(0)).extracting(Delivery::state).containsExactly(tried);
    assertThat(deliveries.open(1)).isEmpty();
  }

  @Test
  void anOwnerThatFellBehindChangesNothing() {
    take(delivered);
    assertThat(take(tried)).isFalse();
    assertThat(take(pending.at(Stage.GIVEN_UP, null, List.of(FAILED), "500"))).isFalse();
    assertThat(stages()).isEqualTo(Map.of(Stage.DELIVERED, 1L));
    assertThat(deliveries.open(0)).isEmpty();
  }

  @Test
  void whatAnOwnerThatFellBehindWroteOverIsKnownUntilItIsWrittenAgain() {
    take(pending);
    take(delivered);
    assertThat(deliveries.overwritten(0)).isEmpty();
    // What we wrote ourselves is read once more.
    assertThat(deliveries.take(pending, 0, 0)).isEmpty();
    assertThat(deliveries.overwritten(0)).isEmpty();
    take(tried);
    assertThat(deliveries.overwritten(0))
        .singleElement()
        .satisfies(place -> assertThat(place.offset()).isEqualTo(1));
    assertThat(deliveries.overwritten(1)).isEmpty();
    take(delivered);
    assertThat(deliveries.overwritten(0)).isEmpty();
  }

  @Test
  void whatWasGivenUpCountsAsDeliveredOnceItWas() {
    take(pending.at(Stage.GIVEN_UP, null, List.of(FAILED), "500"));
    take(delivered);
    assertThat(stages()).isEqualTo(Map.of(Stage.DELIVERED, 1L));
  }

  @Test
  void whatIsSentAgainByHandIsOpenAgain() {
    take(delivered);
    assertThat(take(delivered.again(NOON.plusSeconds(9)))).isTrue();
    assertThat(stages()).isEqualTo(Map.of(Stage.PENDING, 1L));
    assertThat(take(tried)).isFalse();
  }

  @Test
  void whatWasGatheredCountsWhereItIsTold() {
    Subscription hourly = subscription(EVERY_HOUR, null, null);
    DeliveryState first = Plan.taken(ONE, hourly, deliveries, 0, NOON);
    DeliveryState second = Plan.taken(alert("two"), hourly, deliveries, 0, NOON);
    take(first);
    take(second);
    assertThat(stages()).isEqualTo(Map.of(Stage.HELD, 1L));
    for (DeliveryState next : Plan.gathered(List.of(first, second), hourly, deliveries, NOON)) {
      take(next);
    }
    assertThat(stages()).isEqualTo(Map.of(Stage.PENDING, 1L));
    assertThat(deliveries.open(0)).hasSize(1);
  }

  @Test
  void theNewestAreToldFirstAndPagesFollow() {
    for (int i = 0; i < 5; i++) {
      take(Plan.taken(alert("s" + i), atOnce(), deliveries, 0, NOON.plusSeconds(i)));
    }
    List<Deliveries.Place> first = deliveries.newest(_ -> true, null, 2);
    List<Deliveries.Place> next = deliveries.newest(_ -> true, first.getLast(), 10);
    assertThat(first)
        .extracting(Deliveries.Place::alert)
        .containsExactly(alert("s4").alert(), alert("s3").alert());
    assertThat(next)
        .extracting(Deliveries.Place::alert)
        .containsExactly(alert("s2").alert(), alert("s1").alert(), alert("s0").alert());
    assertThat(deliveries.newest(place -> !place.owner().equals(ANA), null, 9)).isEmpty();
  }

  @Test
  void whatIsOverIsForgottenInTheEndAndWhatIsOpenIsNot() {
    take(delivered);
    take(Plan.taken(alert("two"), atOnce(), deliveries, 0, NOON));
    deliveries.forgetBefore(NOON.plus(Duration.ofDays(1)));
    assertThat(deliveries.holds(ONE.alert())).isFalse();
    assertThat(deliveries.holds(alert("two").alert())).isTrue();
  }

  private boolean take(DeliveryState state) {
    return deliveries.take(state, 0, offset++).isPresent();
  }

  private Map<Stage, Long> stages() {
    return deliveries.stages(List.of(ONE.alert()));
  }
}
