package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An article of our own has come as far as alerts do, and is none. Who sends alerts takes it in
 * their stead, and knows how long they take.
 *
 * @param article which
 * @param sentAt when it was published
 * @param at when it would have raised alerts
 */
public record CanaryArrived(ArticleId article, Instant sentAt, Instant at) implements AlertEvent {
  /** The key of its record, which no subscription has. */
  public static final String KEY = "canary/";

  /** The partition of its record, so that one instance takes all of them. */
  public static final int PARTITION = 0;

  public CanaryArrived {
    requireNonNull(article, "article");
    requireNonNull(sentAt, "sentAt");
    requireNonNull(at, "at");
  }
}
