package newswatch.bench.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newswatch.bench.search.Latencies;

/** Cuts latencies at what alerts say of their way, by the clock of the machine that all run on. */
final class Stages {
  private static final List<String> NAMES = List.of("fetched", "raised", "taken", "received");

  /** What {@link System#nanoTime} was at the beginning of 1970, to a millisecond or so. */
  private final long epoch =
      System.nanoTime() - ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());

  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  /**
   * One more.
   *
   * @param served when the answer was written, by {@link System#nanoTime}
   */
  void add(long served, Receipt receipt) {
    Receipt.Stations stations = receipt.stations();
    if (stations == null) {
      return;
    }
    List<Long> times =
        List.of(
            served,
            nanos(stations.fetched()),
            nanos(stations.raised()),
            nanos(stations.taken()),
            receipt.at());
    for (int i = 0; i < NAMES.size(); i++) {
      millis
          .computeIfAbsent(NAMES.get(i), _ -> new ArrayList<>())
          .add((times.get(i + 1) - times.get(i)) / 1e6);
    }
  }

  private long nanos(Instant time) {
    return epoch + ChronoUnit.NANOS.between(Instant.EPOCH, time);
  }

  /** What each took; nothing where no alert said. */
  Map<String, Latencies> told() {
    Map<String, Latencies> told = new LinkedHashMap<>();
    millis.forEach((name, all) -> told.put(name, Latencies.of(all)));
    return told;
  }
}
