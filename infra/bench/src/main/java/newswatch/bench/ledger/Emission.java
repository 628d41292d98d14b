package newswatch.bench.ledger;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import newswatch.events.ArticleId;

/**
 * An article that came out.
 *
 * @param at when others could read it
 */
public record Emission(ArticleId id, Instant at) {
  public Emission {
    requireNonNull(id, "id");
    requireNonNull(at, "at");
  }

  /** The article that is read at this address. */
  public static Emission of(URI link, Instant at) {
    return new Emission(ArticleId.ofAddress(link), at);
  }
}
