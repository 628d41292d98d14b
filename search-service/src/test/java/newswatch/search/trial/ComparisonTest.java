package newswatch.search.trial;

import static newswatch.search.trial.TrialSamples.past;
import static newswatch.search.trial.TrialSamples.ready;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import newswatch.matching.topic.CompiledTopic;
import newswatch.search.trial.Preview.GivenUp;
import newswatch.search.trial.Preview.Kind;
import newswatch.search.trial.Preview.Matches;
import newswatch.search.trial.Preview.Warning;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final long MICROSECOND = 1_000;

  /** Each look at the clock finds it so much later. */
  private long step = MICROSECOND;

  private final AtomicLong clock = new AtomicLong();

  @Test
  void articlesThatOnlyOneDefinitionTagsAreGainedOrLost() {
    Comparison comparison =
        new Comparison(ready("harbour"), ready("harbour -strike OR shoal"), this::nanos);
    comparison.add(past(1, "Harbour opens"));
    comparison.add(past(2, "Harbour strike"));
    comparison.add(past(3, "Shoal surveyed"));
    comparison.add(past(4, "Glacier melts"));
    assertThat(comparison.examined()).isEqualTo(4);
    assertThat(comparison.matches()).isEqualTo(new Matches(2, 2));
    assertThat(comparison.gained().count()).isEqualTo(1);
    assertThat(comparison.gained().samples())
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.title()).isEqualTo("Shoal surveyed");
              assertThat(sample.finding().score()).isEqualTo(0.5);
              assertThat(sample.finding().evidence()).isNotEmpty();
            });
    assertThat(comparison.lost().samples())
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.title()).isEqualTo("Harbour strike");
              assertThat(sample.finding().outcome()).isEqualTo(Finding.Outcome.QUERY_MISSED);
            });
  }

  @Test
  void topicThatIsNewGainsAllItMatchesAndShowsTwentyNewestFirst() {
    Comparison comparison = new Comparison(null, ready("harbour"), this::nanos);
    IntStream.range(0, 30).forEach(i -> comparison.add(past(i, "Harbour " + i)));
    assertThat(comparison.gained().count()).isEqualTo(30);
    assertThat(comparison.gained().samples())
        .hasSize(20)
        .extracting(sample -> sample.title())
        .startsWith("Harbour 19", "Harbour 18")
        .endsWith("Harbour 0");
  }

  @Test
  void definitionThatMatchesMoreThanAThirdIsTooBroad() {
    Comparison comparison = new Comparison(null, ready("harbour"), this::nanos);
    IntStream.range(0, 10).forEach(i -> comparison.add(past(i, i < 3 ? "Harbour" : "Glacier")));
    assertThat(comparison.warnings(comparison.examined())).isEmpty();
    comparison.add(past(10, "Harbour"));
    assertThat(comparison.warnings(comparison.examined()))
        .extracting(Warning::kind)
        .containsExactly(Kind.TOO_BROAD);
  }

  @Test
  void definitionThatMatchesNothingIsToldFromADayWithoutArticles() {
    Comparison comparison = new Comparison(null, ready("harbour"), this::nanos);
    assertThat(comparison.warnings(0)).extracting(Warning::kind).containsExactly(Kind.NO_ARTICLES);
    comparison.add(past(1, "Glacier melts"));
    assertThat(comparison.warnings(comparison.examined()))
        .extracting(Warning::kind)
        .containsExactly(Kind.MATCHES_NOTHING);
  }

  @Test
  void definitionThatTakesLongForMostArticlesIsCostly() {
    Comparison comparison = new Comparison(null, ready("harbour"), this::nanos);
    step = 500 * MICROSECOND;
    IntStream.range(0, 10).forEach(i -> comparison.add(past(i, "Glacier melts")));
    assertThat(comparison.warnings(comparison.examined()))
        .extracting(Warning::kind)
        .containsExactly(Kind.MATCHES_NOTHING, Kind.COSTLY);
  }

  @Test
  void definitionThatNoArticleWasTriedOnInTimeIsToldFromADayWithoutArticles() {
    Comparison comparison = new Comparison(null, ready("harbour"), this::nanos);
    assertThat(comparison.warnings(48_211))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Kind.NOT_EXAMINED);
              assertThat(warning.warning()).contains("48,211");
            });
  }

  @Test
  void articleThatADefinitionGivesUpIsCountedAndWarnedOf() {
    CompiledTopic costly = ready("(" + "\"a b\" ".repeat(1_000) + ") AND nowhere");
    Comparison comparison = new Comparison(ready("glacier"), costly, this::nanos);
    comparison.add(past(1, "Glacier melts"));
    assertThat(comparison.givenUp()).isEqualTo(new GivenUp(0, 0));
    comparison.add(past(2, "Glacier " + "a x b x ".repeat(60_000)));
    assertThat(comparison.givenUp()).isEqualTo(new GivenUp(0, 1));
    assertThat(comparison.warnings(2))
        .filteredOn(warning -> warning.kind() == Kind.COSTLY)
        .singleElement()
        .satisfies(warning -> assertThat(warning.warning()).startsWith("1 of the 2 articles"));
    Comparison back = new Comparison(costly, ready("glacier"), this::nanos);
    back.add(past(2, "Glacier " + "a x b x ".repeat(60_000)));
    assertThat(back.givenUp()).isEqualTo(new GivenUp(1, 0));
  }

  @Test
  void definitionThatJudgesAtATopicsUtmostIsWarnedOf() {
    Comparison comparison =
        new Comparison(null, ready("reef -(\"a b\" \"b a\" \"a a\" \"b b\")"), this::nanos);
    comparison.add(past(1, "Reef " + "a x b x ".repeat(60_000)));
    assertThat(comparison.givenUp()).isEqualTo(new GivenUp(0, 0));
    assertThat(comparison.matches().changed()).isEqualTo(1);
    assertThat(comparison.warnings(1))
        .filteredOn(warning -> warning.kind() == Kind.COSTLY)
        .singleElement()
        .satisfies(warning -> assertThat(warning.warning()).startsWith("Over 1 of the 1 articles"));
  }

  private long nanos() {
    return clock.addAndGet(step);
  }
}
