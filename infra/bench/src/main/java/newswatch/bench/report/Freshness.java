package newswatch.bench.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newswatch.bench.ledger.Emission;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/** How old news is when it comes out. */
public final class Freshness {
  private Freshness() {}

  /**
   * From when a new article could be found until it was readable.
   *
   * @param replaced since when it could, by article
   * @return nothing where none of these came out
   */
  public static @Nullable Percentiles of(
      List<Emission> emissions, Map<ArticleId, Instant> replaced) {
    List<Double> ages = new ArrayList<>();
    for (Emission emission : emissions) {
      Instant since = replaced.get(emission.id());
      if (since != null) {
        ages.add((double) Duration.between(since, emission.at()).toMillis());
      }
    }
    return ages.isEmpty() ? null : Percentiles.of(ages);
  }
}
