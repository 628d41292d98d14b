package newswatch.search.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
  void stretchesAreTheShortestThatStillFitOnAPage(Duration span, Interval interval) {
    assertThat(timeline(null, span).interval()).isEqualTo(interval);
  }

  @Test
  void gapsAreZerosAndWeeksBeginOnMonday() {
    Instant monday = Instant.parse("2026-01-12T00:00:00Z");
    List<Stretch> weeks =
        new Timeline(Interval.WEEK, THURSDAY, THURSDAY.plus(Duration.ofDays(14)))
            .stretches(Map.of(monday, 3L));
    assertThat(weeks).extracting(Stretch::count).containsExactly(3L, 0L, 0L);
    assertThat(weeks.getFirst().from()).isEqualTo(monday);
    assertThat(weeks.getFirst().to()).isEqualTo(weeks.get(1).from());
  }

  @Test
  void monthsAreAsLongAsTheyAre() {
    List<Stretch> months =
        new Timeline(Interval.MONTH, THURSDAY, THURSDAY.plus(Duration.ofDays(60)))
            .stretches(Map.of());
    assertThat(months)
        .extracting(month -> Duration.between(month.from(), month.to()).toDays())
        .containsExactly(31L, 28L, 31L);
  }

  @Test
  void oneMomentIsOneStretch() {
    assertThat(new Timeline(Interval.HOUR, THURSDAY, THURSDAY).stretches(Map.of())).hasSize(1);
  }

  @Test
  void aThousandStretchesAreToldToWhoAsksForThem() {
    assertThat(timeline(Interval.HOUR, Duration.ofHours(999)).stretches(Map.of())).hasSize(1_000);
    assertThatThrownBy(() -> timeline(Interval.HOUR, Duration.ofHours(1_000)))
        .isInstanceOfSatisfying(
            UnusableSearch.class,
            unusable -> {
              assertThat(unusable.parameter()).isEqualTo("interval");
              assertThat(unusable).hasMessageContaining("into 1001 stretches");
            });
  }

  @Test
  void periodLongerThanThatIsCutToWhatWasFound() {
    Period ages = new Period(Instant.parse("0001-01-01T00:00:00Z"), THURSDAY.plusSeconds(60));
    Search search =
        new Search(null, Filters.NONE, ages, Sort.NEWEST, 5, null).cutInto(Interval.DAY);
    assertThat(
            Timeline.of(search, THURSDAY.minus(Duration.ofDays(2)), THURSDAY).stretches(Map.of()))
        .hasSize(3);
  }

  private static Timeline timeline(@Nullable Interval asked, Duration span) {
    Search search = new Search(null, Filters.NONE, Period.ALWAYS, Sort.NEWEST, 5, null);
    return Timeline.of(
        asked == null ? search : search.cutInto(asked), THURSDAY.minus(span), THURSDAY);
  }
}
