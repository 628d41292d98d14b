package newswatch.ingest.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.PageWatch;
import org.junit.jupiter.api.Test;

class WatchedPagesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final PageWatch A = SamplePages.page("https://a.example/1", NOW, false);
  private static final PageWatch B = SamplePages.page("https://b.example/1", NOW, false);

  private final WatchedPages pages = new WatchedPages(SamplePages.properties(3));

  @Test
  void pageIsTakenWhenItIsDueAndNotAgainBeforeItIsWatchedAgain() {
    pages.watch(A);
    assertThat(pages.takeDue(NOW.minusMillis(1), 9)).isEmpty();
    assertThat(pages.takeDue(NOW, 9)).containsExactly(A);
    assertThat(pages.holds(A)).isTrue();
    assertThat(pages.takeDue(NOW, 9)).isEmpty();
    pages.watch(A);
    assertThat(pages.takeDue(NOW, 9)).containsExactly(A);
  }

  @Test
  void hostWithManyPagesHasFewTurnsAndTheOthersTheirs() {
    WatchedPages many = new WatchedPages(SamplePages.properties(100));
    IntStream.range(0, 50)
        .forEach(i -> many.watch(SamplePages.page("https://a.example/" + i, NOW, false)));
    many.watch(B);
    assertThat(many.takeDue(NOW, 100)).hasSize(3).contains(B);
  }

  @Test
  void pageOfAFeedThatIsSomebodyElsesIsForgotten() {
    pages.watch(A);
    PageWatch taken = pages.takeDue(NOW, 1).getFirst();
    pages.release(A.feed()::equals);
    assertThat(pages.holds(taken)).isFalse();
    assertThat(pages.size()).isZero();
    pages.postpone(taken, NOW);
    assertThat(pages.size()).isZero();
  }

  @Test
  void lookThatIsNotRecordedIsMadeAgain() {
    pages.watch(A);
    pages.postpone(pages.takeDue(NOW, 1).getFirst(), NOW.plusSeconds(60));
    assertThat(pages.takeDue(NOW.plusSeconds(59), 1)).isEmpty();
    assertThat(pages.takeDue(NOW.plusSeconds(60), 1)).hasSize(1);
  }

  @Test
  void newsThatWaitsComesFirstUntilItIsPostponed() {
    PageWatch waiting = SamplePages.page("https://a.example/9", NOW, true);
    pages.watch(SamplePages.page("https://a.example/1", NOW.minusSeconds(60), false));
    pages.watch(waiting);
    assertThat(pages.takeDue(NOW, 1)).containsExactly(waiting);
    pages.postpone(waiting, NOW.plusSeconds(60));
    assertThat(pages.takeDue(NOW.plusSeconds(59), 9)).doesNotContain(waiting).hasSize(1);
    assertThat(pages.takeDue(NOW.plusSeconds(60), 9)).hasSize(1);
  }

  @Test
  void thoseThatAreDueLastGoWhenThereAreTooMany() {
    PageWatch last = SamplePages.page("https://c.example/1", NOW.plus(Duration.ofDays(7)), false);
    List<PageWatch> sooner =
        IntStream.range(0, 3)
            .mapToObj(i -> SamplePages.page("https://c.example/s" + i, NOW.plusSeconds(i), false))
            .toList();
    assertThat(pages.watch(last)).isNull();
    assertThat(pages.watch(sooner.get(0))).isNull();
    assertThat(pages.watch(sooner.get(1))).isNull();
    assertThat(pages.watch(sooner.get(2))).isEqualTo(last);
    assertThat(pages.size()).isEqualTo(3);
  }

  @Test
  void whatWaitsForItsTextIsNeverDropped() {
    IntStream.range(0, 10)
        .forEach(
            i ->
                assertThat(pages.watch(SamplePages.page("https://d.example/" + i, NOW, true)))
                    .isNull());
    assertThat(pages.size()).isEqualTo(10);
  }
}
