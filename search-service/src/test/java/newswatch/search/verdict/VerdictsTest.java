package newswatch.search.verdict;

import static newswatch.events.VerdictGiven.Thumb.DOWN;
import static newswatch.events.VerdictGiven.Thumb.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import newswatch.events.ArticleId;
import newswatch.events.PersonId;
import newswatch.events.TopicId;
import newswatch.events.VerdictGiven;
import newswatch.events.VerdictGiven.Thumb;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  private static final TopicId SEA = new TopicId("sea");

  private final Verdicts verdicts = new Verdicts(5);

  @Test
  void topicsPrecisionIsTheShareOfUpAmongItsTags() {
    take(given("a", SEA, UP, 1, true));
    take(given("b", SEA, UP, 2, true));
    take(given("c", SEA, DOWN, 1, true));
    take(given("d", new TopicId("economy"), DOWN, 1, true));
    assertThat(verdicts.tally(SEA, 2))
        .isEqualTo(new Tally(2, 1, 0, Precision.of(2, 3), Precision.of(1, 1)));
  }

  @Test
  void verdictOnAnArticleWithoutTheTagIsAMissOrNothingAndNoPrecision() {
    take(given("a", SEA, UP, 1, false));
    take(given("b", SEA, DOWN, 1, false));
    assertThat(verdicts.tally(SEA, 1)).isEqualTo(new Tally(0, 0, 1, null, null));
  }

  @Test
  void ofOnePersonTheNewestCountsAndWhatIsTakenBackCountsNoMore() {
    VerdictGiven first = given("a", SEA, UP, 1, true);
    take(first);
    take(given("a", SEA, DOWN, 1, true));
    assertThat(verdicts.tally(SEA, 1)).extracting(Tally::up, Tally::down).containsExactly(0L, 1L);
    verdicts.take(first.key(), null);
    assertThat(verdicts.tally(SEA, 1)).isNull();
    assertThat(verdicts.of(first.key())).isNull();
  }

  @Test
  void newestComeFirstAndTheOldestGoesWhenThereAreTooMany() {
    for (String article : new String[] {"a", "b", "c", "d", "e"}) {
      take(given(article, SEA, UP, 1, true));
    }
    take(given("a", SEA, DOWN, 1, true));
    take(given("f", SEA, UP, 1, true));
    assertThat(verdicts.newest(SEA, 10))
        .extracting(VerdictGiven::article)
        .containsExactly(id("f"), id("a"), id("e"), id("d"), id("c"));
    assertThat(verdicts.newest(SEA, 2)).hasSize(2);
    assertThat(verdicts.of(given("b", SEA, UP, 1, true).key())).isNull();
  }

  private void take(VerdictGiven verdict) {
    verdicts.take(verdict.key(), verdict);
  }

  private static VerdictGiven given(
      String article, TopicId topic, Thumb thumb, long version, boolean tagged) {
    return new VerdictGiven(
        id(article), topic, new PersonId("ana"), thumb, version, tagged, Instant.EPOCH);
  }

  private static ArticleId id(String article) {
    return ArticleId.ofAddress(URI.create("https://news.example/" + article));
  }
}
