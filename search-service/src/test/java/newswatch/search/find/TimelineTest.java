package newswatch.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
  private static final Instant THURSDAY = Instant.parse("2026-01-15T10:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT1M, HOUR",
    "PT98H, HOUR",
    "PT120H, DAY",
    "P98D, DAY",
    "P120D, WEEK",
    "P900D, MONTH",
    "P5000D, YEAR",
    "P365000D, YEAR"
  })
  void stepIsTheShortestThatStillFitsOnAPage(Duration span, Timeline.Step step) {
    assertThat(Timeline.Step.between(THURSDAY.minus(span), THURSDAY)).isEqualTo(step);
  }

  @Test
  void gapsAreZerosAndWeeksBeginOnMonday() {
    Instant monday = Instant.parse("2026-01-12T00:00:00Z");
    List<Stretch> weeks =
        Timeline.of(
            Timeline.Step.WEEK, THURSDAY, THURSDAY.plus(Duration.ofDays(14)), Map.of(monday, 3L));
    assertThat(weeks).extracting(Stretch::count).containsExactly(3L, 0L, 0L);
    assertThat(weeks.getFirst().from()).isEqualTo(monday);
    assertThat(weeks.getFirst().to()).isEqualTo(weeks.get(1).from());
  }

  @Test
  void monthsAreAsLongAsTheyAre() {
    List<Stretch> months =
        Timeline.of(Timeline.Step.MONTH, THURSDAY, THURSDAY.plus(Duration.ofDays(60)), Map.of());
    assertThat(months)
        .extracting(month -> Duration.between(month.from(), month.to()).toDays())
        .containsExactly(31L, 28L, 31L);
  }

  @Test
  void oneMomentIsOneStretch() {
    assertThat(Timeline.of(Timeline.Step.HOUR, THURSDAY, THURSDAY, Map.of())).hasSize(1);
  }
}
