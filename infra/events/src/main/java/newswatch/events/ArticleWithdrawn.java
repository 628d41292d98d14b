package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody took an article down, everywhere and for good. Travels on {@link Channel#WITHDRAWALS}.
 *
 * @param article which one; it need not have been seen yet
 * @param why in plain text; absent where nobody said
 * @param by who did
 */
public record ArticleWithdrawn(ArticleId article, @Nullable String why, PersonId by, Instant at) {
  public ArticleWithdrawn {
    requireNonNull(article, "article");
    requireNonNull(by, "by");
    requireNonNull(at, "at");
  }
}
