package newswatch.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import newswatch.search.index.Retention.Kept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RetentionTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
  private static final List<Kept> INDICES =
      List.of(
          new Kept("newswatch-articles-2026.11", 100),
          new Kept("newswatch-articles-0123abcd-2026.09", 60),
          new Kept("newswatch-articles-2026.09", 40),
          new Kept("newswatch-revisions-2026.09", 1),
          new Kept("newswatch-articles-2026.10", 100),
          new Kept("newswatch-articles", 1_000),
          new Kept("somebody-elses-2020.01", 1_000));

  @Test
  void withoutLimitsEverythingStays() {
    assertThat(expired(null, null)).isEmpty();
  }

  @Test
  void monthGoesOnceItsLastDayIsTooLongAgo() {
    assertThat(expired(Period.ofDays(61), null)).isEmpty();
    assertThat(expired(Period.ofDays(60), null))
        .containsExactlyInAnyOrder(
            "newswatch-articles-0123abcd-2026.09",
            "newswatch-articles-2026.09",
            "newswatch-revisions-2026.09");
  }

  @Test
  void oldestMonthsGoUntilTheRestIsSmallEnough() {
    assertThat(expired(null, DataSize.ofBytes(301))).isEmpty();
    assertThat(expired(null, DataSize.ofBytes(300))).hasSize(3);
    assertThat(expired(null, DataSize.ofBytes(199))).hasSize(4);
  }

  @Test
  void currentMonthStaysHoweverLargeItIs() {
    assertThat(expired(null, DataSize.ofBytes(1))).doesNotContain("newswatch-articles-2026.11");
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> limits(Period.ofDays(-1), null)).hasMessageContaining("keep-for");
    assertThatThrownBy(() -> limits(null, DataSize.ofBytes(0))).hasMessageContaining("keep-size");
    assertThatThrownBy(() -> new IndexProperties(null, null, Duration.ZERO))
        .hasMessageContaining("check-every");
  }

  private static List<String> expired(@Nullable Period keepFor, @Nullable DataSize keepSize) {
    return new Retention(limits(keepFor, keepSize)).expired(INDICES, TODAY);
  }

  private static IndexProperties limits(@Nullable Period keepFor, @Nullable DataSize keepSize) {
    return new IndexProperties(keepFor, keepSize, Duration.ofMinutes(1));
  }
}
