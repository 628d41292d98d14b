package newswatch.bench.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import newswatch.events.EventJson;
import newswatch.local.process.Unable;

/** Defines feeds, receivers and subscriptions through the API, as people's programs do. */
final class Definitions implements AutoCloseable {
  private static final int CREATED = 201;
  private static final int AT_ONCE = 8;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI api;

  Definitions(URI api) {
    this.api = api;
  }

  void feeds(List<URI> feeds) {
    each(feeds, feed -> post("/api/feeds", Map.of("url", feed.toString())));
  }

  /** Each subscription is told at one of the receivers, in turn. */
  void subscriptions(List<Wants.Subscription> subscriptions, Hooks hooks) {
    each(
        IntStream.range(0, hooks.receivers()).boxed().toList(),
        number ->
            post(
                "/api/receivers",
                Map.of(
                    "id", receiver(number),
                    "kind", "webhook",
                    "url", hooks.uri(number).toString())));
    each(
        IntStream.range(0, subscriptions.size()).boxed().toList(),
        number -> {
          Wants.Subscription one = subscriptions.get(number);
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("id", one.id());
          body.put(one.byTopic() ? "topic" : "query", one.asks());
          body.put("receiver", receiver(number % hooks.receivers()));
          post("/api/subscriptions", body);
        });
  }

  private static String receiver(int number) {
    return "receiver-" + number;
  }

  private static <T> void each(List<T> all, Consumer<T> work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> ends =
          all.stream().<Future<?>>map(one -> threads.submit(() -> work.accept(one))).toList();
      for (Future<?> end : ends) {
        var _ = end.get();
      }
    } catch (ExecutionException e) {
      throw new Unable("Something could not be defined: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void post(String path, Map<String, ?> body) {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(EventJson.write(body)))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != CREATED) {
        throw new Unable(
            "%s answers %d: %s"
                .formatted(path, answer.statusCode(), new String(answer.body(), UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
