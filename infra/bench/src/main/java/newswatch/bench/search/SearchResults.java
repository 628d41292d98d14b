package newswatch.bench.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newswatch.bench.report.Rounds;
import newswatch.bench.report.Target;

/** All rounds of a run and what became of far too many searches, and what follows from them. */
public final class SearchResults {
  private static final double ADDED_P99_MILLIS = 5;

  /** Of searches while as many articles arrive as {@link #USUAL} says. */
  private static final double P99_MILLIS = 180;

  private static final int USUAL = 50;
  private static final double LAG_P99_MILLIS = 2_000;

  private final List<Integer> paces;
  private final Rounds<SearchRound> rounds = new Rounds<>();
  private final OpenLoop.Answers saturated;

  /**
   * @param saturated what became of far too many searches
   */
  SearchResults(List<Integer> paces, List<SearchRound> rounds, OpenLoop.Answers saturated) {
    this.paces = List.copyOf(paces);
    this.saturated = saturated;
    rounds.forEach(this.rounds::add);
  }

  /** Whether all searches were answered, and of far too many each at least in a proper way. */
  public boolean sound() {
    return rounds.all().stream().allMatch(SearchRound::sound) && saturated.failed() == 0;
  }

  /** As the result tells it. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    paces.forEach(pace -> told.put("arriving" + pace, told(at(pace))));
    told.put("saturated", saturated);
    told.put("dropped", rounds.dropped());
    told.put("sound", sound());
    return told;
  }

  /** None where no round counts. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int pace : paces) {
      String beside = " with %d arriving a second, ms".formatted(pace);
      Rounds<SearchRound> some = at(pace);
      some.spread(SearchRound::addedP99)
          .ifPresent(
              added ->
                  targets.add(
                      new Target("added p99" + beside, added.median(), false, ADDED_P99_MILLIS)));
      if (pace == USUAL) {
        some.spread(round -> round.ours().answered().p99())
            .ifPresent(
                p99 -> targets.add(new Target("p99" + beside, p99.median(), false, P99_MILLIS)));
      }
      if (pace > 0) {
        some.spread(round -> round.lag().p99())
            .ifPresent(
                lag ->
                    targets.add(
                        new Target("found, p99" + beside, lag.median(), false, LAG_P99_MILLIS)));
      }
    }
    return List.copyOf(targets);
  }

  private Rounds<SearchRound> at(int pace) {
    return rounds.of(round -> round.arriving() == pace);
  }

  private static Map<String, Object> told(Rounds<SearchRound> some) {
    Map<String, Object> told = new LinkedHashMap<>();
    some.put(told, "p50Millis", round -> round.ours().answered().p50());
    some.put(told, "p99Millis", round -> round.ours().answered().p99());
    some.put(told, "p999Millis", round -> round.ours().answered().p999());
    some.put(told, "directP50Millis", round -> round.direct().answered().p50());
    some.put(told, "directP99Millis", round -> round.direct().answered().p99());
    some.put(told, "directP999Millis", round -> round.direct().answered().p999());
    some.put(told, "addedP50Millis", SearchRound::addedP50);
    some.put(told, "addedP99Millis", SearchRound::addedP99);
    some.put(told, "lagP50Millis", round -> round.lag().p50());
    some.put(told, "lagP99Millis", round -> round.lag().p99());
    told.put("rounds", some.all());
    return told;
  }
}
