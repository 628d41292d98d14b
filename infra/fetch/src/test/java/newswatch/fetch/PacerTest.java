package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Watch watch = new Watch();

  /** What the workers would do; done one by one, when the test says so. */
  private final Queue<Runnable> work = new ArrayDeque<>();

  private final List<String> diary = new ArrayList<>();

  @Test
  void hostIsVisitedOneAtATimeWithAPauseBetween() {
    Pacer pacer = pacer(1, 10);
    pacer.add("a", visit("a1", PAUSE));
    pacer.add("a", visit("a2", PAUSE));
    assertThat(work).hasSize(1);
    workAll();
    assertThat(work).isEmpty();
    watch.pass(Duration.ofMillis(999));
    assertThat(work).isEmpty();
    watch.pass(Duration.ofMillis(1));
    workAll();
    assertThat(diary).containsExactly("a1", "a2");
  }

  @Test
  void hostsDoNotWaitForEachOther() {
    Pacer pacer = pacer(1, 10);
    for (int i = 0; i < 5; i++) {
      pacer.add("a", visit("a" + i, Duration.ofSeconds(30)));
    }
    pacer.add("b", visit("b", PAUSE));
    pacer.add("c", visit("c", PAUSE));
    workAll();
    assertThat(diary).containsExactly("a0", "b", "c");
  }

  @Test
  void asManyAreUnderWayAsTheHostMayAnswerAtOnce() {
    Pacer pacer = pacer(3, 10);
    for (int i = 0; i < 5; i++) {
      pacer.add("a", visit("a" + i, PAUSE));
    }
    assertThat(work).hasSize(3);
  }

  @Test
  void noMoreWaitForAHostThanMay() {
    Pacer pacer = pacer(1, 2);
    for (int i = 0; i < 5; i++) {
      pacer.add("a", visit("a" + i, PAUSE));
    }
    assertThat(diary)
        .containsExactly(
            "a3 sent away: 2 fetches wait for a already; ask again later",
            "a4 sent away: 2 fetches wait for a already; ask again later");
    pacer.add("b", visit("b", PAUSE));
    assertThat(work).hasSize(2);
  }

  @Test
  void shortRestIsWaitedFor() {
    Pacer pacer = pacer(1, 10);
    pacer.add("a", resting("a1", Duration.ofSeconds(30)));
    pacer.add("a", visit("a2", PAUSE));
    workAll();
    watch.pass(Duration.ofSeconds(29));
    assertThat(work).isEmpty();
    watch.pass(Duration.ofSeconds(1));
    workAll();
    assertThat(diary).containsExactly("a1", "a2");
  }

  @Test
  void longRestIsToldToThoseWhoWaitAndToThoseWhoCome() {
    Pacer pacer = pacer(1, 10);
    pacer.add("a", resting("a1", Duration.ofHours(1)));
    pacer.add("a", visit("a2", PAUSE));
    workAll();
    watch.pass(Duration.ofMinutes(30));
    pacer.add("a", visit("a3", PAUSE));
    watch.pass(Duration.ofMinutes(29));
    pacer.add("a", visit("a4", PAUSE));
    assertThat(work).isEmpty();
    watch.pass(Duration.ofMinutes(1));
    workAll();
    assertThat(diary).containsExactly("a1", "a2 sent away: PT1H", "a3 sent away: PT30M", "a4");
  }

  @Test
  void hostThatOnlyPausesLongSendsNobodyAway() {
    Pacer pacer = pacer(1, 10);
    pacer.add("a", visit("a1", Duration.ofHours(1)));
    pacer.add("a", visit("a2", PAUSE));
    workAll();
    watch.pass(Duration.ofHours(1));
    workAll();
    assertThat(diary).containsExactly("a1", "a2");
  }

  @Test
  void hostIsForgottenOnceItsPauseIsOver() {
    Pacer pacer = pacer(1, 10);
    for (int i = 0; i < 1000; i++) {
      pacer.add("h" + i, visit("x", PAUSE));
    }
    workAll();
    assertThat(pacer.size()).isEqualTo(1000);
    watch.pass(PAUSE);
    assertThat(pacer.size()).isZero();
    assertThat(watch.isSet()).isFalse();
  }

  /**
   * What follows a visit comes after the next was let in, so that it keeps the host from nobody.
   */
  @Test
  void hostIsFreeBeforeTheEndingIsTold() {
    Pacer pacer = pacer(1, 10);
    pacer.add(
        "a",
        new Visit() {
          @Override
          public Left go() {
            return new Left(Duration.ZERO, false, () -> diary.add("told with " + work.size()));
          }

          @Override
          public void sentAway(Download why) {}
        });
    pacer.add("a", visit("a2", PAUSE));
    work.remove().run();
    assertThat(diary).containsExactly("told with 1");
  }

  private Pacer pacer(int atOnce, int waiting) {
    return new Pacer(
        new Pace(
            atOnce,
            PAUSE,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            waiting,
            1),
        watch,
        work::add);
  }

  private void workAll() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private Visit visit(String name, Duration pause) {
    return new Noted(name, pause, false);
  }

  private Visit resting(String name, Duration rest) {
    return new Noted(name, rest, true);
  }

  private final class Noted implements Visit {
    private final String name;
    private final Duration pause;
    private final boolean asked;

    Noted(String name, Duration pause, boolean asked) {
      this.name = name;
      this.pause = pause;
      this.asked = asked;
    }

    @Override
    public Left go() {
      diary.add(name);
      return new Left(pause, asked, () -> {});
    }

    @Override
    public void sentAway(Download why) {
      diary.add(
          name
              + " sent away: "
              + switch (why) {
                case Download.Failed failed -> failed.reason();
                case Download.Throttled throttled -> throttled.retryAfter();
                default -> throw new AssertionError(why);
              });
    }
  }
}
