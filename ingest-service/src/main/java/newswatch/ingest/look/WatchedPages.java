package newswatch.ingest.look;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import newswatch.events.PageId;
import newswatch.events.PageWatch;
import newswatch.ingest.due.DueByHost;
import org.jspecify.annotations.Nullable;

/**
 * The pages that this instance watches, and when each is due. Thread-safe.
 *
 * <p>What waits for its text is always kept, since its article is not published before.
 */
public final class WatchedPages {
  /** One that is fetched and one that is next; how fast is for the fetcher to say. */
  private static final int TURNS_PER_HOST = 2;

  private static final Duration NEWS = Duration.ofHours(1);

  private static final Comparator<PageWatch> BY_TIME =
      Comparator.comparing(PageWatch::dueAt).thenComparing(PageWatch::id);

  private final int most;
  private final Map<PageId, PageWatch> pages = new HashMap<>();
  private final NavigableSet<PageWatch> byTime = new TreeSet<>(BY_TIME);
  private final Set<PageId> taken = new HashSet<>();
  private final DueByHost<PageId> due = new DueByHost<>(TURNS_PER_HOST, Duration.ZERO);

  /** No more are watched than the properties say. */
  public WatchedPages(PageProperties properties) {
    this.most = properties.mostWatched();
  }

  /**
   * Watches a page, or takes what is known of it now.
   *
   * @return the page that is watched no more because there are too many; absent while there are not
   */
  public synchronized @Nullable PageWatch watch(PageWatch page) {
    forget(page.id());
    pages.put(page.id(), page);
    byTime.add(page);
    due.put(page.id(), host(page), turn(page));
    if (pages.size() <= most || byTime.last().waits()) {
      return null;
    }
    PageWatch last = byTime.last();
    forget(last.id());
    return last;
  }

  /** What has just happened comes before a backlog, what was missed, and looks at known pages. */
  private static Instant turn(PageWatch page) {
    boolean postponed = page.dueAt().isAfter(page.told().fetchedAt());
    return page.waits() && !postponed && isNews(page.told()) ? Instant.EPOCH : page.dueAt();
  }

  private static boolean isNews(ArticleSeen told) {
    Instant published = told.article().publishedAt();
    return told.origin() == Origin.LIVE
        && (published == null || published.isAfter(told.fetchedAt().minus(NEWS)));
  }

  /** What is known of the page; absent while it is not watched. */
  public synchronized Optional<PageWatch> known(PageId id) {
    return Optional.ofNullable(pages.get(id));
  }

  /** Watches the page no more. */
  public synchronized void forget(PageId id) {
    PageWatch known = pages.remove(id);
    if (known != null) {
      byTime.remove(known);
      due.remove(id);
      if (taken.remove(id)) {
        due.ended(id);
      }
    }
  }

  /** The pages of feeds that belong to somebody else now: forgets them. */
  public synchronized void release(Predicate<FeedId> such) {
    List.copyOf(pages.keySet()).stream().filter(id -> such.test(id.feed())).forEach(this::forget);
  }

  /** Takes pages that are due; none twice before it is watched again. */
  public synchronized List<PageWatch> takeDue(Instant now, int count) {
    List<PageWatch> ready =
        due.take(now, count).stream().map(id -> requireNonNull(pages.get(id))).toList();
    ready.forEach(page -> taken.add(page.id()));
    return ready;
  }

  /** Whether the page has been ours, as it was, ever since it was taken. */
  public synchronized boolean holds(PageWatch page) {
    return taken.contains(page.id()) && page.equals(pages.get(page.id()));
  }

  /** What was looked at is not recorded: the page stays as it was, and is due then. */
  public synchronized void postpone(PageWatch page, Instant until) {
    if (holds(page)) {
      watch(page.due(until));
    }
  }

  /** How many pages are watched. */
  public synchronized int size() {
    return pages.size();
  }

  private static String host(PageWatch page) {
    String host = page.url().getHost();
    return host == null ? "" : host;
  }
}
