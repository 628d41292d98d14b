package newswatch.ingest.look;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import newswatch.events.ArticleSeen;
import newswatch.events.PageId;
import newswatch.events.PageWatch;

/**
 * Parts what a feed brought into what is published at once and what waits for the text of its page.
 * For one poll and one thread.
 */
public final class Arrivals {
  private final Looks looks;
  private final WatchedPages pages;
  private final List<ArticleSeen> sightings = new ArrayList<>();
  private final List<PageWatch> watched = new ArrayList<>();

  /** Nothing has arrived yet. */
  public Arrivals(Looks looks, WatchedPages pages) {
    this.looks = looks;
    this.pages = pages;
  }

  /**
   * One article of a feed.
   *
   * @param whole whether the feed calls the text the article's content and not a summary of it
   */
  public void add(ArticleSeen seen, boolean whole) {
    Optional<PageWatch> page = known(seen);
    if (looks.isTeaser(seen.article(), whole)) {
      watched.add(
          page.map(known -> looks.retold(known, seen.article(), seen.fetchedAt()))
              .orElseGet(() -> looks.waiting(seen)));
    } else {
      sightings.add(seen);
      if (page.isEmpty()) {
        looks.published(seen).ifPresent(watched::add);
      }
    }
  }

  /** One that was found elsewhere, unless the feed has shown it before. */
  public void addMissed(ArticleSeen seen) {
    if (known(seen).isEmpty()) {
      add(seen, false);
    }
  }

  private Optional<PageWatch> known(ArticleSeen seen) {
    URI url = seen.article().url();
    return url == null ? Optional.empty() : pages.known(PageId.of(seen.feeds().getFirst(), url));
  }

  /** What is published at once. */
  public List<ArticleSeen> sightings() {
    return List.copyOf(sightings);
  }

  /** The pages that are looked at, now or later. */
  public List<PageWatch> pages() {
    return List.copyOf(watched);
  }
}
