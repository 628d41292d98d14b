package newswatch.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import newswatch.bench.contestant.Kind;
import newswatch.bench.contestant.Phase;
import newswatch.bench.limit.Floor;
import newswatch.bench.limit.Limit;
import newswatch.events.EventJson;

/** Results as JSON. */
public final class ResultFile {
  private static final double MEGABYTE = 1024 * 1024;

  private ResultFile() {}

  /**
   * The document.
   *
   * @param head what tells of the run as a whole, first in it
   * @param feeds how many a cycle asks
   */
  public static String of(Map<String, Object> head, Results results, int feeds) {
    Map<String, Object> document = new LinkedHashMap<>(head);
    document.put("limit", limit(results, feeds));
    Map<String, Object> contestants = new LinkedHashMap<>();
    results.kinds().forEach(kind -> contestants.put(kind.word(), contestant(kind, results, feeds)));
    document.put("contestants", contestants);
    document.put("targets", results.targets().stream().map(Target::told).toList());
    document.put("dropped", results.dropped());
    document.put("sound", results.sound());
    return EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }

  private static Map<String, Object> limit(Results results, int feeds) {
    Map<String, Object> limit = new LinkedHashMap<>();
    floor(limit, "fetch", results, feeds, Limit::fetch);
    floor(limit, "revalidate", results, feeds, Limit::revalidate);
    floor(limit, "parse", results, feeds, Limit::parse);
    put(limit, "coldSeconds", results.limit(Limit::cold));
    put(limit, "unchangedSeconds", results.limit(one -> one.revalidate().seconds()));
    return limit;
  }

  private static void floor(
      Map<String, Object> limit,
      String name,
      Results results,
      int feeds,
      Function<Limit, Floor> floor) {
    Map<String, Object> figures = new LinkedHashMap<>();
    put(figures, "seconds", results.limit(one -> floor.apply(one).seconds()));
    put(
        figures,
        "cpuSecondsPer1000Feeds",
        results.limit(one -> floor.apply(one).cpuSeconds() * 1_000 / feeds));
    limit.put(name, figures);
  }

  private static Map<String, Object> contestant(Kind kind, Results results, int feeds) {
    Map<String, Object> contestant = new LinkedHashMap<>();
    contestant.put("keeps", kind.keeps());
    Map<String, Object> phases = new LinkedHashMap<>();
    for (Phase phase : Phase.values()) {
      List<PhaseFigures> all =
          results.all(kind).stream()
              .filter(round -> round.phases().containsKey(phase))
              .map(round -> round.phases().get(phase))
              .toList();
      if (!all.isEmpty()) {
        phases.put(phase.word(), phase(kind, phase, all, results, feeds));
      }
    }
    contestant.put("phases", phases);
    put(
        contestant,
        "peakResidentMegabytes",
        results.round(kind, round -> round.peakResidentBytes() / MEGABYTE));
    put(contestant, "peakHeapMegabytes", results.round(kind, ContestantRound::peakHeapMegabytes));
    contestant.put("rounds", results.all(kind));
    return contestant;
  }

  private static Map<String, Object> phase(
      Kind kind, Phase phase, List<PhaseFigures> all, Results results, int feeds) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(
        "complete",
        "%d of %d".formatted(all.stream().filter(PhaseFigures::complete).count(), all.size()));
    figures.put(
        "fewestFeedsAsked", all.stream().mapToInt(PhaseFigures::feedsAsked).min().orElse(0));
    figure(figures, "seconds", results, kind, phase, PhaseFigures::seconds);
    figure(figures, "feedsPerSecond", results, kind, phase, one -> feeds / one.seconds());
    double thousands = feeds / 1_000.0;
    figure(
        figures,
        "cpuSecondsPer1000Feeds",
        results,
        kind,
        phase,
        one -> one.cpuSeconds() / thousands);
    figure(
        figures,
        "keeperCpuSecondsPer1000Feeds",
        results,
        kind,
        phase,
        one -> one.keeperCpuSeconds() / thousands);
    figure(
        figures,
        "serverCpuSecondsPer1000Feeds",
        results,
        kind,
        phase,
        one -> one.serverCpuSeconds() / thousands);
    figure(figures, "megabytesTransferred", results, kind, phase, one -> one.bytes() / MEGABYTE);
    figure(figures, "requests", results, kind, phase, PhaseFigures::requests);
    figure(
        figures,
        "notModifiedPercent",
        results,
        kind,
        phase,
        one -> one.requests() == 0 ? 0 : 100.0 * one.notModified() / one.requests());
    if (all.stream().anyMatch(one -> one.freshness() != null)) {
      figure(
          figures, "freshnessP50Millis", results, kind, phase, one -> age(one, Percentiles::p50));
      figure(
          figures, "freshnessP99Millis", results, kind, phase, one -> age(one, Percentiles::p99));
    }
    return figures;
  }

  private static double age(PhaseFigures figures, ToDoubleFunction<Percentiles> percentile) {
    return figures.freshness() == null ? 0 : percentile.applyAsDouble(figures.freshness());
  }

  private static void figure(
      Map<String, Object> figures,
      String name,
      Results results,
      Kind kind,
      Phase phase,
      ToDoubleFunction<PhaseFigures> figure) {
    put(figures, name, results.phase(kind, phase, figure));
  }

  private static void put(Map<String, Object> map, String name, Optional<Spread> spread) {
    spread.ifPresent(figure -> map.put(name, figure));
  }
}
