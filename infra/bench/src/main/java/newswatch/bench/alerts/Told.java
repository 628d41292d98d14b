package newswatch.bench.alerts;

import static java.util.Objects.requireNonNull;

import newswatch.events.ArticleId;

/**
 * That a subscription is told of an article.
 *
 * @param subscription its id; for the limit, the planted word that it asks for
 */
record Told(String subscription, ArticleId article) {
  Told {
    requireNonNull(subscription, "subscription");
    requireNonNull(article, "article");
  }
}
