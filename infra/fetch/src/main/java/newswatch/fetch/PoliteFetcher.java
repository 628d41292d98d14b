package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import newswatch.fetch.Fetcher.Answer;

/**
 * Fetches at a pace that hurts no host: few at a time with a pause between them, nothing that
 * robots.txt forbids, and nothing while a host asks for rest. Hosts do not wait for each other.
 *
 * <p>A redirect to another host waits for its turn there. The deadline of a fetch counts while it
 * is fetched, not while it waits. What callers chain to a future runs in a worker: longer work
 * belongs into another thread.
 */
public final class PoliteFetcher implements AutoCloseable {
  private final Fetcher fetcher;
  private final Pace pace;
  private final Robots robots;
  private final Pacer pacer;
  private final ThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor alarms;
  private final Set<Ending> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param fetcher stays the caller's to close, after this one
   */
  public PoliteFetcher(Fetcher fetcher, Pace pace) {
    this.fetcher = requireNonNull(fetcher, "fetcher");
    this.pace = requireNonNull(pace, "pace");
    this.workers =
        new ThreadPoolExecutor(
            pace.workers(),
            pace.workers(),
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("polite-fetch-", 0).factory(),
            // Only once closed, when nobody waits for an ending any more.
            new ThreadPoolExecutor.DiscardPolicy());
    workers.allowCoreThreadTimeOut(true);
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("polite-fetch-turns").factory());
    Timer timer = new SystemTimer(alarms);
    this.robots = new Robots(fetcher, timer);
    this.pacer = new Pacer(pace, timer, workers);
  }

  /** Fetches what we came upon, such as a page that a feed links to, if robots.txt lets us. */
  public CompletableFuture<Download> fetch(Request request) {
    return begin(request, true);
  }

  /**
   * Fetches what somebody told us to fetch, such as a feed, whatever robots.txt says: it speaks to
   * those who follow links (RFC 9309, section 1).
   */
  public CompletableFuture<Download> fetchAsTold(Request request) {
    return begin(request, false);
  }

  private CompletableFuture<Download> begin(Request request, boolean obedient) {
    Ending end = new Ending();
    switch (Destination.of(request.address())) {
      case Destination.Refused refused -> end.with(new Failed(refused.reason(), Kind.REFUSED));
      case Destination.Web web -> {
        open.add(end);
        Journey journey = Journey.of(request, web.address());
        await(new Turn(journey, fetcher.time(request), end, obedient));
        if (closed) {
          end.with(closing());
        }
      }
    }
    return end.future;
  }

  private void await(Turn turn) {
    pacer.add(Origin.of(turn.journey.at()).host(), turn);
  }

  private static Download closing() {
    return new Failed("everything ends here; ask again later", Kind.PASSING);
  }

  /** Ends what waits and what is under way, as passing failures. */
  @Override
  public void close() {
    closed = true;
    alarms.shutdownNow();
    open.forEach(end -> end.with(closing()));
    workers.shutdownNow();
  }

  /** What somebody waits for; it is remembered until it is there. */
  private final class Ending {
    private final CompletableFuture<Download> future = new CompletableFuture<>();

    void with(Download download) {
      forget();
      future.complete(download);
    }

    void with(Throwable fault) {
      forget();
      future.completeExceptionally(fault);
    }

    void forget() {
      open.remove(this);
    }
  }

  /** One fetch at one host: all of it, or the part until a redirect to another. */
  private final class Turn implements Visit {
    private final Journey journey;
    private final Duration time;
    private final Ending end;
    private final boolean obedient;

    Turn(Journey journey, Duration time, Ending end, boolean obedient) {
      this.journey = journey;
      this.time = time;
      this.end = end;
      this.obedient = obedient;
    }

    @Override
    public void sentAway(Download why) {
      end.with(why);
    }

    @Override
    public Left go() {
      try {
        return end.future.isDone() ? new Left(Duration.ZERO, false, end::forget) : fetch();
      } catch (RuntimeException | Error e) {
        // The host and those who wait for it must not be lost with this one.
        return new Left(pace.pause(), false, () -> end.with(e));
      }
    }

    private Left fetch() {
      Journey at = journey;
      Duration left = time;
      Duration pause = pace.pause();
      while (true) {
        if (obedient) {
          switch (robots.of(Origin.of(at.at()))) {
            case Robots.Ruling.Throttled throttled -> {
              return ended(throttled.download(), pause);
            }
            case Robots.Ruling.Unread unread -> {
              return ended(unread(at.at(), unread.reason()), pause);
            }
            case Robots.Ruling.Rules rules -> {
              pause = longer(pause, Connections.shorter(rules.delay(), pace.longestPause()));
              if (!rules.allow(at.at())) {
                return ended(forbidden(at.at()), at.equals(journey) ? Duration.ZERO : pause);
              }
            }
          }
        }
        try (Deadline deadline = fetcher.deadline(left)) {
          switch (fetcher.hop(at, deadline, fetcher.limits().maxBytes(), false)) {
            case Answer.Ended ended -> {
              return ended(ended.download(), pause);
            }
            case Answer.Moved moved -> {
              left = deadline.remaining();
              if (!host(moved.journey()).equals(host(at))) {
                Turn next = new Turn(moved.journey(), left, end, obedient);
                return new Left(pause, false, () -> await(next));
              }
              at = moved.journey();
            }
          }
        }
      }
    }

    private Left ended(Download download, Duration pause) {
      Runnable then = () -> end.with(download);
      if (download instanceof Download.Throttled throttled) {
        Duration rest = throttled.retryAfter() == null ? pace.rest() : throttled.retryAfter();
        return new Left(longer(rest, pause), true, then);
      }
      return new Left(pause, false, then);
    }

    private static String host(Journey journey) {
      return Origin.of(journey.at()).host();
    }

    private static Duration longer(Duration one, Duration other) {
      return one.compareTo(other) > 0 ? one : other;
    }

    private static Download forbidden(URI address) {
      return new Failed("robots.txt of " + address.getHost() + " forbids it", Kind.REFUSED);
    }

    private static Download unread(URI address, String reason) {
      return new Failed(
          "robots.txt of " + address.getHost() + " cannot be read: " + reason, Kind.PASSING);
    }
  }

  /** The machine's own time. */
  private record SystemTimer(ScheduledThreadPoolExecutor alarms) implements Timer {
    @Override
    public long now() {
      return System.nanoTime();
    }

    @Override
    public void after(Duration time, Runnable what) {
      if (!alarms.isShutdown()) {
        var _ = alarms.schedule(what, time.toNanos(), TimeUnit.NANOSECONDS);
      }
    }
  }
}
