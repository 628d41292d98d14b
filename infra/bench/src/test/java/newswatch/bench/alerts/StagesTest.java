package newswatch.bench.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import newswatch.bench.search.Latencies;
import newswatch.events.ArticleId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StagesTest {
  /** Two clocks are set beside each other, in a process that may be held up between them. */
  private static final Offset<Double> ABOUT = within(50.0);

  private static final Told TOLD = new Told("a", new ArticleId("0".repeat(32)));

  @Test
  void theStagesMakeUpTheLatency() {
    long served = System.nanoTime();
    Instant then = Instant.now();
    Stages stages = new Stages();
    stages.add(
        served,
        new Receipt(
            TOLD,
            "m",
            served + 1_000_000_000,
            new Receipt.Stations(
                then.plusMillis(100), then.plusMillis(300), then.plusMillis(600))));
    assertThat(stages.told().keySet()).containsExactly("fetched", "raised", "taken", "received");
    assertThat(stages.told().get("fetched"))
        .extracting(Latencies::p50, InstanceOfAssertFactories.DOUBLE)
        .isCloseTo(100, ABOUT);
    assertThat(stages.told().get("raised"))
        .extracting(Latencies::p50, InstanceOfAssertFactories.DOUBLE)
        .isEqualTo(200);
    assertThat(stages.told().get("taken"))
        .extracting(Latencies::p50, InstanceOfAssertFactories.DOUBLE)
        .isEqualTo(300);
    assertThat(stages.told().get("received"))
        .extracting(Latencies::p50, InstanceOfAssertFactories.DOUBLE)
        .isCloseTo(400, ABOUT);
  }

  @Test
  void whoSaysNothingHasNone() {
    Stages stages = new Stages();
    stages.add(0, new Receipt(TOLD, "m", 1, null));
    assertThat(stages.told()).isEmpty();
  }
}
