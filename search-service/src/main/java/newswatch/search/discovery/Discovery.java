package newswatch.search.discovery;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import newswatch.fetch.Download;
import newswatch.fetch.Fetcher;
import newswatch.fetch.NamedSitemaps;
import newswatch.fetch.Request;
import newswatch.search.discovery.Discovered.Problem;

/**
 * Looks for the feeds of a site: at the address itself, at what the page there names, where feeds
 * usually are, and among the news sitemaps of its robots.txt. One request at a time goes to a host,
 * and a bounded number in all. Thread-safe.
 */
public final class Discovery {
  private static final int MOST_NAMED = 20;
  private static final int MOST_SITEMAPS = 3;
  private static final int HOSTS_AT_ONCE = 4;
  private static final int AT_ONCE = 2;

  private final Fetcher fetcher;
  private final Duration deadline;
  private final LongSupplier nanos;
  private final Semaphore searches = new Semaphore(AT_ONCE);

  Discovery(Fetcher fetcher, Duration deadline, LongSupplier nanos) {
    this.fetcher = fetcher;
    this.deadline = deadline;
    this.nanos = nanos;
  }

  /** More searches than {@value #AT_ONCE} are wanted at once. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("other searches for feeds are running");
    }
  }

  /** An address that was looked at. */
  private record Looked(URI url, Look look) {}

  /**
   * The feeds of the site at an address, within the deadline.
   *
   * @throws Busy when others are being looked for
   */
  public Discovered at(URI address) {
    if (!searches.tryAcquire()) {
      throw new Busy();
    }
    try {
      return search(address, nanos.getAsLong() + deadline.toNanos());
    } finally {
      searches.release();
    }
  }

  private Discovered search(URI address, long end) {
    return switch (look(address, end)) {
      case Look.AFeed(var feed) -> new Discovered(List.of(feed), List.of());
      case Look.Nothing(var reason) ->
          new Discovered(List.of(), List.of(new Problem(address, reason)));
      case Look.APage(var page) -> {
        URI site = URI.create(page.location());
        Map<URI, FoundFeed> feeds = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<URI> named = Candidates.named(page, MOST_NAMED);
        for (Looked looked : lookAll(named, end)) {
          take(looked, feeds, problems);
        }
        // Guesses that miss are nobody's mistake.
        List<URI> guesses = new ArrayList<>(newsSitemaps(site, end));
        if (feeds.isEmpty()) {
          guesses.addAll(0, Candidates.usual(site));
        }
        guesses.removeAll(named);
        for (Looked looked : lookAll(guesses, end)) {
          take(looked, feeds, new ArrayList<>());
        }
        if (nanos.getAsLong() >= end) {
          problems.add(
              new Problem(
                  address, "not all was looked at within %d s".formatted(deadline.toSeconds())));
        }
        yield new Discovered(List.copyOf(feeds.values()), problems);
      }
    };
  }

  private static void take(Looked looked, Map<URI, FoundFeed> feeds, List<Problem> problems) {
    switch (looked.look()) {
      case Look.AFeed(var feed) -> feeds.putIfAbsent(feed.url(), feed);
      case Look.APage _ -> throw new IllegalStateException("pages are let go of before");
      case Look.Nothing(var reason) -> problems.add(new Problem(looked.url(), reason));
    }
  }

  /** Looks at addresses, some hosts at once and one address of a host after the other. */
  private List<Looked> lookAll(List<URI> addresses, long end) {
    Map<String, List<URI>> hosts = new LinkedHashMap<>();
    for (URI address : addresses) {
      hosts.computeIfAbsent(address.getHost(), _ -> new ArrayList<>()).add(address);
    }
    Semaphore turns = new Semaphore(HOSTS_AT_ONCE);
    Map<URI, Looked> looks = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Looked>>> running =
          hosts.values().stream()
              .map(one -> threads.submit(() -> lookAt(one, turns, end)))
              .toList();
      for (Future<List<Looked>> host : running) {
        for (Looked looked : joined(host)) {
          looks.put(looked.url(), looked);
        }
      }
    }
    List<Looked> inOrder = new ArrayList<>();
    for (URI address : addresses) {
      Looked looked = looks.get(address);
      if (looked != null) {
        inOrder.add(looked);
      }
    }
    return inOrder;
  }

  private static List<Looked> joined(Future<List<Looked>> host) {
    try {
      return host.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking at feeds failed", e.getCause());
    }
  }

  /** What is no feed is let go of at once: twenty pages as trees would fill the heap. */
  private static Look withoutPage(Look look) {
    return look instanceof Look.APage ? new Look.Nothing("a page, not a feed") : look;
  }

  private List<Looked> lookAt(List<URI> addresses, Semaphore turns, long end)
      throws InterruptedException {
    turns.acquire();
    try {
      List<Looked> looked = new ArrayList<>();
      for (URI address : addresses) {
        looked.add(new Looked(address, withoutPage(look(address, end))));
      }
      return looked;
    } finally {
      turns.release();
    }
  }

  private List<URI> newsSitemaps(URI site, long end) {
    return switch (fetch(site.resolve("/robots.txt"), end)) {
      case Download.Changed robots ->
          Candidates.newsSitemaps(NamedSitemaps.in(robots.content()), MOST_SITEMAPS);
      case Download.Unchanged _, Download.Gone _, Download.Throttled _, Download.Failed _ ->
          List.of();
    };
  }

  private Look look(URI address, long end) {
    return switch (fetch(address, end)) {
      case Download.Changed changed -> Glance.at(changed);
      case Download.Unchanged _ -> new Look.Nothing("the server says that nothing has changed");
      case Download.Gone _ -> new Look.Nothing("the server says that it is gone for good");
      case Download.Throttled _ -> new Look.Nothing("the server asks to be left alone for a while");
      case Download.Failed failed -> new Look.Nothing(failed.reason());
    };
  }

  private Download fetch(URI address, long end) {
    Duration left = Duration.ofNanos(end - nanos.getAsLong());
    return left.isPositive()
        ? fetcher.fetch(Request.of(address).within(left))
        : new Download.Failed("there was no time left to look at it", Download.Kind.PASSING);
  }
}
