package newswatch.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook on loopback that takes what it is sent, remembers it, and keeps an answer back when it
 * is told to.
 */
final class Hook implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /**
   * A message that was taken.
   *
   * @param key its idempotency key
   */
  record Call(String key, JsonNode body) {
    /** The headline of the first article that it tells of. */
    String title() {
      return body.at("/data/alerts/0/title").asString();
    }
  }

  /**
   * An answer that is kept back.
   *
   * @param asked is done once somebody waits for it
   * @param letGo is done by the test
   * @param answered is done once it is sent
   */
  record Held(
      CompletableFuture<Void> asked,
      CompletableFuture<Void> letGo,
      CompletableFuture<Void> answered) {}

  Hook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String address() {
    return "http://" + authority() + "/hook";
  }

  /** Has whoever comes next wait for the answer. */
  Held hold() {
    Held next =
        new Held(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
    held.set(next);
    return next;
  }

  /** All that were taken, in the order in which they came. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The idempotency keys of those that tell of this article, in the order in which they came. */
  List<String> keys(String title) {
    return calls.stream().filter(call -> call.title().equals(title)).map(Call::key).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      calls.add(
          new Call(
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              JSON.readTree(body)));
      Held kept = held.getAndSet(null);
      if (kept != null) {
        kept.asked().complete(null);
        kept.letGo().join();
      }
      exchange.sendResponseHeaders(200, -1);
      if (kept != null) {
        kept.answered().complete(null);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
