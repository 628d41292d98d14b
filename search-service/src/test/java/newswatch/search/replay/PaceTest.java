package newswatch.search.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long TENTH = 100_000_000;
  private static final Backlog NONE = new Backlog(0, 0, 0);

  private long now = Long.MAX_VALUE - 5;

  @Nested
  class OnceItKnowsThatTheServicesAreFast {
    private final Pace pace = new Pace(500, now);

    @BeforeEach
    void widen() {
      for (int i = 0; i < 100; i++) {
        pace.went(pace.allowance(NONE, now += TENTH));
      }
    }

    @Test
    void asManyGoAsTheRateAllowsInTheTimeThatPassed() {
      int most = pace.allowance(NONE, now += TENTH);
      assertThat(most).isEqualTo(50);
      pace.went(most);
      assertThat(pace.allowance(NONE, now)).isZero();
    }

    @Test
    void theRateHoldsOverManySteps() {
      long sent = 0;
      for (int i = 0; i < 100; i++) {
        int most = pace.allowance(NONE, now += TENTH + i);
        pace.went(most);
        sent += most;
      }
      assertThat(sent).isBetween(4_990L, 5_001L);
    }

    @Test
    void aPauseIsNotMadeUpFor() {
      assertThat(pace.allowance(NONE, now += 600 * TENTH)).isEqualTo(125);
    }

    @Test
    void halfAsManyGoEachTimeThatTheServicesAreNotThroughAfterTwoLooks() {
      pace.went(pace.allowance(new Backlog(0, 0, 0), now += TENTH));
      // What went after the last look may still be there.
      assertThat(pace.allowance(new Backlog(0, 50, 0), now += TENTH)).isPositive();
      pace.went(0);
      assertThat(pace.allowance(new Backlog(0, 128, 0), now += TENTH)).isZero();
      assertThat(pace.allowance(new Backlog(0, 64, 0), now += TENTH)).isZero();
      assertThat(pace.allowance(new Backlog(0, 32, 0), now += TENTH)).isZero();
      assertThat(pace.allowance(new Backlog(0, 16, 0), now += TENTH)).isEqualTo(32 + 4 - 16);
    }

    @Test
    void whatHoldsThemIsTold() {
      assertThat(pace.holding(new Backlog(Pace.LIVE_WAITS - 1, Pace.WINDOW - 1, Pace.WINDOW - 1)))
          .isNull();
      assertThat(pace.holding(new Backlog(1_000, 0, 0))).contains("1000");
      assertThat(pace.holding(new Backlog(0, 300, 0))).contains("classify-service").contains("300");
      assertThat(pace.holding(new Backlog(0, 0, 300))).contains("search-service").contains("300");
    }
  }

  @Test
  void itBeginsWithFewAndTakesMoreWhereTheyGetThrough() {
    Pace pace = new Pace(100_000, now);
    int first = pace.allowance(NONE, now += TENTH);
    int second = pace.allowance(NONE, now += TENTH);
    assertThat(first).isLessThanOrEqualTo(40);
    assertThat(second).isGreaterThan(first);
    for (int i = 0; i < 1_000; i++) {
      assertThat(pace.allowance(NONE, now += TENTH)).isLessThanOrEqualTo(Pace.WINDOW);
    }
  }

  @Test
  void aFewGoHoweverSlowTheServicesAre() {
    Pace pace = new Pace(500, now);
    for (int i = 0; i < 10; i++) {
      int most = pace.allowance(new Backlog(0, Pace.SMALLEST_WINDOW - 1, 0), now += TENTH);
      assertThat(most).isEqualTo(1);
    }
  }

  @Test
  void theSlowestRateGoesOn() {
    Pace slow = new Pace(1, now);
    assertThat(slow.allowance(NONE, now + 9 * TENTH)).isZero();
    assertThat(slow.allowance(NONE, now + 10 * TENTH)).isEqualTo(1);
  }

  @Test
  void noneGoWhileLiveSightingsWait() {
    Pace pace = new Pace(500, now);
    assertThat(pace.allowance(new Backlog(Pace.LIVE_WAITS, 0, 0), now += TENTH)).isZero();
    assertThat(pace.allowance(new Backlog(Pace.LIVE_WAITS - 1, 0, 0), now += TENTH)).isPositive();
  }

  @Test
  void noneGoWhileTheIndexIsFarBehind() {
    Pace pace = new Pace(500, now);
    assertThat(pace.allowance(new Backlog(0, 0, Pace.WINDOW), now += TENTH)).isZero();
    assertThat(pace.allowance(new Backlog(0, 0, Pace.WINDOW - 1), now += TENTH)).isPositive();
  }

  @Test
  void classifyServiceIsToldAsSoonAsTheWindowIsFull() {
    Pace pace = new Pace(500, now);
    Backlog stuck = new Backlog(0, 46, 0);
    for (int i = 0; i < 10; i++) {
      assertThat(pace.allowance(stuck, now += TENTH)).isZero();
      assertThat(pace.holding(stuck)).contains("classify-service to judge 46");
    }
  }

  @Test
  void theRateAloneIsNotTold() {
    Pace slow = new Pace(1, now);
    assertThat(slow.allowance(NONE, now += TENTH)).isZero();
    assertThat(slow.holding(NONE)).isNull();
  }
}
