package newswatch.search.stream;

import static java.util.Objects.requireNonNull;

import newswatch.events.ArticleTagged;

/**
 * A tagged article as it came through the channel.
 *
 * @param partition where it stands
 * @param offset where it stands in its partition
 * @param after the place once it has been told
 */
public record Arrival(ArticleTagged article, int partition, long offset, Place after) {
  public Arrival {
    requireNonNull(article, "article");
    requireNonNull(after, "after");
  }
}
