package newswatch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import newswatch.bench.contestant.Kind;
import newswatch.bench.contestant.Phase;
import newswatch.bench.ledger.Ledger;
import newswatch.bench.limit.Floor;
import newswatch.bench.limit.Limit;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResultsTest {
  private static final Ledger BALANCED = new Ledger(10, 0, 0, 0);

  private final Results results = new Results();

  private static PhaseFigures figures(double seconds, boolean complete) {
    return new PhaseFigures(seconds, complete, 3, 1, 0.5, 1_000, 1_000, 990, 5_000_000, null);
  }

  private void ours(int round, double stolen, Ledger ledger, Map<Phase, PhaseFigures> phases) {
    results.add(
        new ContestantRound(Kind.NEWSWATCH, round, stolen, phases, ledger, 300_000_000, 200));
  }

  private void limit(double fetch, double revalidate, double parse) {
    results.add(
        new LimitRound(
            1, 0, new Limit(new Floor(fetch, 1), new Floor(revalidate, 1), new Floor(parse, 2))));
  }

  @Test
  void coldIsHeldAgainstTheSlowerFloorAndUnchangedAgainstRevalidation() {
    limit(2, 1, 3);
    ours(1, 0, BALANCED, Map.of(Phase.COLD, figures(4, true), Phase.UNCHANGED, figures(2, true)));
    assertThat(results.targets())
        .contains(
            new Target("cold, of the limit", 0.75, true, 0.5),
            new Target("unchanged, of the limit", 0.5, true, 0.7));
  }

  @Test
  void roundWithStolenTimeCountsForNoFigureAndIsTold() {
    ours(1, 2.5, BALANCED, Map.of(Phase.COLD, figures(40, true)));
    ours(2, 0.5, BALANCED, Map.of(Phase.COLD, figures(4, true)));
    assertThat(results.phase(Kind.NEWSWATCH, Phase.COLD, PhaseFigures::seconds))
        .hasValue(Spread.of(List.of(4.0)));
    assertThat(results.dropped()).singleElement().asString().contains("newswatch in round 1");
  }

  @Test
  void lostArticleIsAFailureAlsoInARoundThatCountsForNoFigure() {
    ours(1, 9, new Ledger(10, 1, 0, 0), Map.of(Phase.COLD, figures(4, true)));
    assertThat(results.sound()).isFalse();
  }

  @Test
  void doubledArticleIsAFailure() {
    ours(1, 0, new Ledger(10, 0, 1, 0), Map.of(Phase.COLD, figures(4, true)));
    assertThat(results.sound()).isFalse();
  }

  @Test
  void phaseThatWasNotDoneIsAFailureAndHasNoTime() {
    ours(1, 0, BALANCED, Map.of(Phase.COLD, figures(60, false)));
    assertThat(results.sound()).isFalse();
    assertThat(results.phase(Kind.NEWSWATCH, Phase.COLD, PhaseFigures::seconds)).isEmpty();
  }

  @Test
  void peersLossesAreToldAndNoFailureOfOurs() {
    results.add(
        new ContestantRound(
            Kind.CAMEL, 1, 0, Map.of(Phase.COLD, figures(4, true)), new Ledger(10, 3, 0, 0), 1, 1));
    assertThat(results.sound()).isTrue();
  }

  @Test
  void documentTellsFiguresPerThousandFeeds() {
    limit(2, 1, 3);
    ours(1, 0, BALANCED, Map.of(Phase.COLD, figures(4, true)));
    JsonNode document =
        EventJson.mapper().readTree(ResultFile.of(Map.of("bench", "polling"), results, 500));
    JsonNode cold = document.at("/contestants/newswatch/phases/cold");
    assertThat(document.at("/bench").asString()).isEqualTo("polling");
    assertThat(cold.at("/cpuSecondsPer1000Feeds/median").asDouble()).isEqualTo(6);
    assertThat(cold.at("/feedsPerSecond/median").asDouble()).isEqualTo(125);
    assertThat(cold.at("/notModifiedPercent/median").asDouble()).isEqualTo(99);
    assertThat(document.at("/limit/coldSeconds/median").asDouble()).isEqualTo(3);
    assertThat(document.at("/limit/parse/cpuSecondsPer1000Feeds/median").asDouble()).isEqualTo(4);
    assertThat(document.at("/targets/0/reached").asBoolean()).isTrue();
  }
}
