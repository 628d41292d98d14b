package newswatch.bench.contestant;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import newswatch.bench.wire.GeneratedFeed;
import newswatch.events.ArticleId;

/**
 * One cycle: every feed is to be asked once.
 *
 * @param hostile feeds that are to be asked too and that nobody waits for
 * @param news the articles that are to come out
 * @param limit after which nobody waits any more
 */
public record Task(
    Phase phase,
    List<GeneratedFeed> feeds,
    List<URI> hostile,
    Set<ArticleId> news,
    Duration limit) {
  public Task {
    requireNonNull(phase, "phase");
    feeds = List.copyOf(feeds);
    hostile = List.copyOf(hostile);
    news = Set.copyOf(news);
  }
}
