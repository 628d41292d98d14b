package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import newswatch.events.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Receives webhooks over loopback, and fails in the ways that a test asks for, by path. */
final class Hooks implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What is done with a call. */
  @FunctionalInterface
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** What came. */
  record Call(String path, Map<String, String> headers, String body) {
    @Nullable String header(String name) {
      return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    JsonNode json() {
      return EventJson.mapper().readTree(body);
    }
  }

  Hooks() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Map<String, String> headers = new ConcurrentHashMap<>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      calls.add(new Call(path, headers, body));
      behaviours.getOrDefault(path, answer(200)).answer(exchange);
    }
  }

  /** Has calls of a path answered so from now on. */
  void behave(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
  }

  static Behaviour answer(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Takes the call and says nothing for so long. */
  Behaviour silent(int seconds) {
    return exchange -> {
      try {
        boolean _ = closing.await(seconds, SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      exchange.sendResponseHeaders(200, -1);
    };
  }

  /** Answers with so many bytes. */
  static Behaviour answerOf(long bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(200, bytes);
      byte[] block = new byte[BLOCK];
      try (OutputStream out = exchange.getResponseBody()) {
        for (long left = bytes; left > 0; left -= block.length) {
          out.write(block, 0, (int) Math.min(block.length, left));
        }
      }
    };
  }

  /** The calls of a path so far. */
  List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** As it is named to be reached although it is not public. */
  String allowance() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
