package newswatch.ingest.document;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How reading the bytes of a feed ended. */
public sealed interface Reading permits FeedDocument, Reading.SitemapIndex, Reading.NotAFeed {

  /**
   * A list of sitemaps.
   *
   * @param sitemaps in the index's order
   */
  record SitemapIndex(List<Sitemap> sitemaps) implements Reading {
    public SitemapIndex {
      sitemaps = List.copyOf(sitemaps);
    }

    /**
     * One of them.
     *
     * @param address whole where the index's own address is known
     * @param changedAt when the index says that it last changed
     */
    public record Sitemap(String address, @Nullable Instant changedAt) {
      public Sitemap {
        requireNonNull(address, "address");
      }
    }
  }

  /**
   * The bytes are no feed.
   *
   * @param reason what they are instead, or what is wrong with them, in words for people
   */
  record NotAFeed(String reason) implements Reading {
    public NotAFeed {
      requireNonNull(reason, "reason");
    }
  }
}
