package newswatch.search.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long TENTH = 100_000_000;
  private static final Backlog NONE = new Backlog(0, 0);

  private long now = Long.MAX_VALUE - 5;
  private final Pace pace = new Pace(500, now);

  @Test
  void asManyGoAsTheRateAllowsInTheTimeThatPassed() {
    assertThat(afterATenth(NONE)).isEqualTo(50);
    pace.went(50);
    assertThat(pace.allowance(NONE, now)).isZero();
    assertThat(afterATenth(NONE)).isEqualTo(50);
  }

  @Test
  void theRateHoldsOverManySteps() {
    long sent = 0;
    for (int i = 0; i < 100; i++) {
      int most = afterATenth(NONE);
      pace.went(most);
      sent += most;
    }
    assertThat(sent).isBetween(4_990L, 5_000L);
  }

  @Test
  void aPauseIsNotMadeUpFor() {
    now += 600 * TENTH;
    assertThat(pace.allowance(NONE, now)).isEqualTo(125);
  }

  @Test
  void theSlowestRateGoesOn() {
    Pace slow = new Pace(1, now);
    assertThat(slow.allowance(NONE, now + 9 * TENTH)).isZero();
    assertThat(slow.allowance(NONE, now + 10 * TENTH)).isEqualTo(1);
  }

  @Test
  void noMoreAreOnTheirWayThanTheWindowTakes() {
    assertThat(afterATenth(new Backlog(0, Pace.WINDOW - 7))).isEqualTo(7);
    assertThat(afterATenth(new Backlog(0, Pace.WINDOW))).isZero();
    assertThat(afterATenth(new Backlog(0, Pace.WINDOW + 1))).isZero();
  }

  @Test
  void noneGoWhileLiveSightingsWait() {
    assertThat(afterATenth(new Backlog(Pace.LIVE_WAITS, 0))).isZero();
    assertThat(afterATenth(new Backlog(Pace.LIVE_WAITS - 1, 0))).isPositive();
  }

  @Test
  void whatHoldsThemIsTold() {
    assertThat(Pace.holding(new Backlog(Pace.LIVE_WAITS - 1, Pace.WINDOW - 1))).isNull();
    assertThat(Pace.holding(new Backlog(1_000, 0))).contains("1000");
    assertThat(Pace.holding(new Backlog(0, 300))).contains("classify-service").contains("300");
  }

  private int afterATenth(Backlog backlog) {
    now += TENTH;
    return pace.allowance(backlog, now);
  }
}
