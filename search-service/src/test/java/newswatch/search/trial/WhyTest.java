package newswatch.search.trial;

import static java.util.Objects.requireNonNull;
import static newswatch.search.trial.TrialSamples.past;
import static newswatch.search.trial.TrialSamples.topic;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.events.Evidence;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.matching.topic.Explanation;
import newswatch.search.trial.Finding.Outcome;
import org.junit.jupiter.api.Test;

class WhyTest {
  @Test
  void taggedArticleIsExplainedByItsWords() {
    Why why = Why.of(topic("harbour", null, 0), article(3));
    assertThat(why.finding().outcome()).isEqualTo(Outcome.TAGGED);
    assertThat(why.finding().evidence()).extracting(Evidence::text).containsExactly("Harbour");
    assertThat(why.finding().because()).contains("'Harbour'").contains("0.5");
    assertThat(why.stored()).isEqualTo(new Why.Stored(true, 3L, null));
  }

  @Test
  void articleThatTheQueryMissesIsToldSo() {
    Why why = Why.of(topic("glacier", null, 0), article(0));
    assertThat(why.finding().outcome()).isEqualTo(Outcome.QUERY_MISSED);
    assertThat(why.finding().score()).isNull();
    assertThat(why.finding().because()).contains("does not match").contains("'glacier'");
    assertThat(requireNonNull(why.reasons()).missing()).containsExactly("glacier");
    assertThat(why.stored()).isEqualTo(new Why.Stored(false, null, null));
  }

  @Test
  void whatTheQueryNeedsAndTheArticleHasNotIsNamed() {
    Why why = Why.of(topic("harbour AND (glacier OR fjord) AND strike", null, 0), article(0));
    assertThat(requireNonNull(why.reasons()).missing()).containsExactly("glacier OR fjord");
    assertThat(Why.of(topic("harbour -strike", null, 0), article(0)).finding().because())
        .contains("leaves out");
  }

  @Test
  void clausesAndScoresAreToldOfWhatIsFound() {
    Reasons reasons =
        requireNonNull(Why.of(topic("harbour AND strike", null, 0), article(0)).reasons());
    assertThat(reasons.found())
        .extracting(Explanation.FoundClause::clause)
        .containsExactly("harbour", "strike");
    assertThat(requireNonNull(reasons.scores()).minimum()).isZero();
    assertThat(reasons.examples()).isNull();
  }

  @Test
  void excludedArticleIsExplainedByTheWordsThatExcludeIt() {
    Why why = Why.of(topic("harbour", "strike", 0), article(0));
    assertThat(why.finding().outcome()).isEqualTo(Outcome.EXCLUDED);
    assertThat(why.finding().because()).contains("exclusions").contains("'strike'");
  }

  @Test
  void scoreThatIsTooLowIsToldBesideTheMinimum() {
    Why why = Why.of(topic("harbour", null, 0.9), article(0));
    assertThat(why.finding().outcome()).isEqualTo(Outcome.SCORE_TOO_LOW);
    assertThat(why.finding().minimumScore()).isEqualTo(0.9);
    assertThat(why.finding().score()).isEqualTo(0.5);
  }

  @Test
  void definitionThatCannotJudgeSaysWhere() {
    Why why = Why.of(topic("(harbour", null, 0), article(0));
    assertThat(why.finding().outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(why.finding().because()).contains("position 8");
  }

  @Test
  void collectionsCountAsTheyDidWhenItWasTagged() {
    assertThat(Why.of(topic("collection:asia", null, 0), article(0)).finding().outcome())
        .isEqualTo(Outcome.TAGGED);
  }

  @Test
  void storedTagOfAnotherVersionIsSaidToBe() {
    Topic now = topic("glacier", null, 0);
    assertThat(Why.of(now, article(2)).stored().note()).contains("version 2").contains("would not");
    assertThat(Why.of(topic("harbour", null, 0), article(2)).stored().note())
        .isEqualTo("The tag was set by version 2.");
    assertThat(Why.of(topic("harbour", null, 0), article(0)).stored().note())
        .contains("not tagged");
  }

  /**
   * An article about a strike.
   *
   * @param version of its tag; 0 for none
   */
  private static ArticleTagged article(long version) {
    return new ArticleTagged(
        past(1, "Harbour strike").article(),
        List.of(FeedId.ofAddress(URI.create("https://news.example/feed"))),
        List.of("Asia"),
        Origin.LIVE,
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        1,
        version == 0
            ? List.of()
            : List.of(new Tag(topic("harbour", null, 0).id(), version, 0.5, List.of())));
  }
}
