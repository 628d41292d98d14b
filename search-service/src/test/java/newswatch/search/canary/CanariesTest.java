package newswatch.search.canary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import newswatch.events.ArticleId;
import newswatch.events.CanaryArrived;
import newswatch.search.canary.Canaries.State;
import newswatch.start.CanaryProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Canaries that come, and those that do not. */
class CanariesTest {
  private static final Duration EVERY = Duration.ofMinutes(2);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, CanaryArrived> sent = new HashMap<>();
  private Instant now = NOON;
  private final Canaries canaries = new Canaries(new CanaryProperties(EVERY), () -> now, meters);

  @Test
  void whatComesIsTimedOnceAndFine() {
    canaries.owned();
    assertThat(canaries.standing().state()).isEqualTo(State.WAITING);
    arrive("a", 100);
    arrive("b", 300);
    arrive("c", 200);
    // Of a batch that is handed on once more.
    again("a");
    again("c");
    Canaries.Standing standing = canaries.standing();
    assertThat(standing.state()).isEqualTo(State.FINE);
    assertThat(standing.lastAt()).isEqualTo(now);
    assertThat(standing.last()).isEqualTo(Duration.ofMillis(200));
    assertThat(standing.p50()).isEqualTo(Duration.ofMillis(200));
    assertThat(standing.p99()).isEqualTo(Duration.ofMillis(300));
    assertThat(meters.get("newswatch.canary").timer().count()).isEqualTo(3);
  }

  @Test
  void whereThreeHaveNotComeTheyAreLate() {
    canaries.owned();
    now = NOON.plus(EVERY.multipliedBy(3));
    assertThat(canaries.standing().state()).isEqualTo(State.WAITING);
    now = now.plusSeconds(1);
    assertThat(canaries.standing().state()).isEqualTo(State.LATE);
    assertThat(health()).isEqualTo(Status.OUT_OF_SERVICE);
    arrive("a", 100);
    assertThat(canaries.standing().state()).isEqualTo(State.FINE);
    assertThat(health()).isEqualTo(Status.UP);
    now = now.plus(EVERY.multipliedBy(3)).plusSeconds(1);
    assertThat(canaries.standing().state()).isEqualTo(State.LATE);
  }

  @Test
  void theyAreLateAsWellWhereOldOnesComeRegularly() {
    canaries.owned();
    for (int i = 0; i < 10; i++) {
      now = now.plus(EVERY);
      arrive("old-" + i, Duration.ofHours(1).toMillis());
    }
    assertThat(canaries.standing().state()).isEqualTo(State.LATE);
    assertThat(canaries.standing().last()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whoTakesThemOverIsGivenTheirTime() {
    canaries.owned();
    arrive("a", 100);
    canaries.lost();
    now = now.plus(Duration.ofHours(5));
    assertThat(canaries.standing().state()).isEqualTo(State.ELSEWHERE);
    canaries.owned();
    assertThat(canaries.standing().state()).isEqualTo(State.FINE);
    now = now.plus(EVERY.multipliedBy(3)).plusSeconds(1);
    assertThat(canaries.standing().state()).isEqualTo(State.LATE);
  }

  @Test
  void aClockThatGoesBehindMakesNoNegativeTimes() {
    canaries.owned();
    arrive("a", -5_000);
    assertThat(canaries.standing().last()).isEqualTo(Duration.ZERO);
  }

  @Test
  void whereNoneAreSentNoneAreMissed() {
    Canaries none = new Canaries(new CanaryProperties(Duration.ZERO), () -> now, meters);
    none.owned();
    now = now.plus(Duration.ofDays(1));
    assertThat(none.standing().state()).isEqualTo(State.OFF);
  }

  private Status health() {
    return new CanaryHealth(canaries).health().getStatus();
  }

  /** One that was sent so long ago; those before were sent before it. */
  private void arrive(String name, long millisAgo) {
    now = now.plusMillis(500);
    CanaryArrived canary =
        new CanaryArrived(
            ArticleId.ofAddress(URI.create("https://canary.example/" + name)),
            now.minusMillis(millisAgo),
            now);
    sent.put(name, canary);
    canaries.arrived(canary);
  }

  private void again(String name) {
    canaries.arrived(requireNonNull(sent.get(name)));
  }
}
