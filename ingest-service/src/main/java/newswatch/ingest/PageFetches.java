package newswatch.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import newswatch.fetch.Download;
import newswatch.fetch.Fetcher;
import newswatch.fetch.PoliteFetcher;
import newswatch.fetch.Request;
import newswatch.ingest.look.PageProperties;
import org.springframework.stereotype.Component;

/**
 * Fetches pages that were handed in, a bounded number at a time, so that feeds are not kept, and
 * those of one host one after the other.
 */
@Component
final class PageFetches implements AutoCloseable {
  /** With an answer of the largest size each, this is what the heap has room for. */
  private static final int AT_ONCE = 8;

  /** Somebody waits for the ending, and the submissions behind wait for this one. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  /** With its turn awaited; a batch that took longer would be handed to another instance. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Download TOO_LATE =
      new Download.Failed(
          "its turn did not come in time; hand it in again later", Download.Kind.PASSING);

  private final PoliteFetcher fetcher;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("page-fetch-", 0).factory());

  PageFetches(Fetcher fetcher, PageProperties properties) {
    this.fetcher = new PoliteFetcher(fetcher, properties.paceOfHandedIn(AT_ONCE));
  }

  /** What is at the address; begins when one of those before it has ended. */
  CompletableFuture<Download> fetch(URI address) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    return CompletableFuture.supplyAsync(() -> fetch(address, end), threads);
  }

  private Download fetch(URI address, long end) {
    long left = end - System.nanoTime();
    return left <= 0
        ? TOO_LATE
        : fetcher
            .fetchAsTold(Request.of(address).within(DEADLINE))
            .completeOnTimeout(TOO_LATE, left, TimeUnit.NANOSECONDS)
            .join();
  }

  @Override
  public void close() {
    fetcher.close();
    threads.shutdownNow();
  }
}
