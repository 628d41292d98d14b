package newswatch.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import newswatch.fetch.Download;
import newswatch.fetch.Fetcher;
import newswatch.fetch.Request;
import org.springframework.stereotype.Component;

/** Fetches pages that were handed in, a bounded number at a time, so that feeds are not kept. */
@Component
final class PageFetches implements AutoCloseable {
  /** With an answer of the largest size each, this is what the heap has room for. */
  private static final int AT_ONCE = 8;

  /** Somebody waits for the ending, and the submissions behind wait for this one. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private final Fetcher fetcher;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("page-fetch-", 0).factory());

  PageFetches(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /** What is at the address; begins when one of those before it has ended. */
  CompletableFuture<Download> fetch(URI address) {
    return CompletableFuture.supplyAsync(
        () -> fetcher.fetch(Request.of(address).within(DEADLINE)), threads);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
