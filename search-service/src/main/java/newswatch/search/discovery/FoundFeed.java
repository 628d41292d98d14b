package newswatch.search.discovery;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed that was found and looked at.
 *
 * @param url where it is, after redirects
 * @param title what it calls itself, in plain text
 * @param format {@code rss}, {@code rdf}, {@code atom}, {@code json} or {@code news-sitemap}
 * @param entries how many it lists
 * @param newestAt when the newest of them that says so was published
 */
public record FoundFeed(
    URI url, @Nullable String title, String format, int entries, @Nullable Instant newestAt) {
  public FoundFeed {
    requireNonNull(url, "url");
    requireNonNull(format, "format");
  }
}
