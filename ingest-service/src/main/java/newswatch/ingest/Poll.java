package newswatch.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import newswatch.events.ArticleSeen;
import newswatch.events.PageWatch;
import newswatch.ingest.feed.Listing;
import newswatch.ingest.feed.Setback;
import org.jspecify.annotations.Nullable;

/** How asking a feed ended, before any of it is recorded. */
sealed interface Poll {
  /** What is published of it at once. */
  default List<ArticleSeen> sightings() {
    return List.of();
  }

  /** The pages that it wants looked at. */
  default List<PageWatch> pages() {
    return List.of();
  }

  /**
   * It listed something; some of it may be new.
   *
   * @param pages to be looked at; the articles of those that wait are not among the sightings
   * @param refused how many entries tell of no article
   */
  record Changed(Listing listing, List<ArticleSeen> sightings, List<PageWatch> pages, int refused)
      implements Poll {
    public Changed {
      sightings = List.copyOf(sightings);
      pages = List.copyOf(pages);
    }
  }

  /**
   * It has not changed since the last poll.
   *
   * @param movedTo where the publisher moved it for good; absent when it did not
   * @param wish for how long the publisher wishes to be left alone
   */
  record Unchanged(@Nullable URI movedTo, @Nullable Duration wish) implements Poll {}

  /**
   * It could not be asked, or answered something else than a feed.
   *
   * @param reason in words for people
   * @param rest that the server asked for
   */
  record Failed(Setback setback, String reason, @Nullable Duration rest) implements Poll {}

  /** The publisher says that it is gone for good. */
  record Gone() implements Poll {}
}
