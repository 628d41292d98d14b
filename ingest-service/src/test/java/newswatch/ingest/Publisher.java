package newswatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import newswatch.events.Digest;

/** Serves pages over HTTP on loopback, with ETags, and remembers what it was asked. */
final class Publisher implements AutoCloseable {
  private record Page(String type, String text) {}

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final Map<String, List<Integer>> answers = new ConcurrentHashMap<>();
  private final Map<String, List<String>> validators = new ConcurrentHashMap<>();
  private final HttpServer server;

  Publisher() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String hostAndPort() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI address(String path) {
    return URI.create("http://" + hostAndPort() + path);
  }

  void serve(String path, String type, String text) {
    pages.put(path, new Page(type, text));
  }

  /** Leaves who asks for this without an answer until the server is closed. */
  void hold(String path) {
    held.put(path, new CountDownLatch(1));
  }

  /** The status codes answered, oldest first. */
  List<Integer> answers(String path) {
    return List.copyOf(answers.getOrDefault(path, List.of()));
  }

  /** The If-None-Match headers received, oldest first; empty text for a request without. */
  List<String> validators(String path) {
    return List.copyOf(validators.getOrDefault(path, List.of()));
  }

  @Override
  public void close() {
    held.values().forEach(CountDownLatch::countDown);
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String asked = requireNonNullElse(exchange.getRequestHeaders().getFirst("If-None-Match"), "");
    validators.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>()).add(asked);
    CountDownLatch latch = held.get(path);
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Page page = pages.get(path);
    if (page == null) {
      send(exchange, path, 404, new byte[0]);
      return;
    }
    String etag = "\"" + Digest.hex(64, page.text()) + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    exchange.getResponseHeaders().set("Content-Type", page.type());
    send(exchange, path, etag.equals(asked) ? 304 : 200, page.text().getBytes(UTF_8));
  }

  private void send(HttpExchange exchange, String path, int status, byte[] body)
      throws IOException {
    try (exchange) {
      boolean empty = status == 304 || body.length == 0;
      exchange.sendResponseHeaders(status, empty ? -1 : body.length);
      if (!empty) {
        exchange.getResponseBody().write(body);
      }
    }
    answers.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>()).add(status);
  }
}
