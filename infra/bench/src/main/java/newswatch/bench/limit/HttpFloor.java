package newswatch.bench.limit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Every feed fetched by the JDK's client on virtual threads, the body thrown away. */
final class HttpFloor {
  /** More than keep the cores busy. */
  private static final int AT_ONCE = 128;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  private final List<URI> feeds;
  private final Map<URI, String> etags = new ConcurrentHashMap<>();

  HttpFloor(List<URI> feeds) {
    this.feeds = List.copyOf(feeds);
  }

  /** Fetches all; answers how long it took, in nanoseconds. */
  long fetch() throws InterruptedException, ExecutionException {
    return each(
        feed -> {
          HttpResponse<Void> response = answer(HttpRequest.newBuilder(feed).build(), 200);
          etags.put(feed, response.headers().firstValue("ETag").orElseThrow());
        });
  }

  /** Asks for all again with the ETags of the fetch before, which are to be current. */
  long revalidate() throws InterruptedException, ExecutionException {
    return each(
        feed ->
            answer(
                HttpRequest.newBuilder(feed).header("If-None-Match", etags.get(feed)).build(),
                304));
  }

  private static HttpResponse<Void> answer(HttpRequest request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<Void> response = CLIENT.send(request, BodyHandlers.discarding());
    if (response.statusCode() != expected) {
      throw new IOException(request.uri() + " was answered " + response.statusCode());
    }
    return response;
  }

  @FunctionalInterface
  private interface Visit {
    void to(URI feed) throws IOException, InterruptedException;
  }

  private long each(Visit visit) throws InterruptedException, ExecutionException {
    Semaphore free = new Semaphore(AT_ONCE);
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> visits = new ArrayList<>();
      for (URI feed : feeds) {
        free.acquire();
        visits.add(
            threads.submit(
                () -> {
                  try {
                    visit.to(feed);
                  } finally {
                    free.release();
                  }
                  return null;
                }));
      }
      for (Future<?> one : visits) {
        one.get();
      }
    }
    return System.nanoTime() - began;
  }
}
