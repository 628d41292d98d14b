package newswatch.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A publisher's site, with feeds that a test writes and answers to conditional requests. */
final class FeedSite implements AutoCloseable {
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final AtomicInteger unchanged = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String host;
  private final HttpServer server;

  /** On loopback. */
  FeedSite() throws IOException {
    this("127.0.0.1", InetAddress.getLoopbackAddress());
  }

  /** On all addresses, for readers that know this machine by a name. */
  FeedSite(String host) throws IOException {
    this(host, new InetSocketAddress(0).getAddress());
  }

  private FeedSite(String host, InetAddress address) throws IOException {
    this.host = host;
    server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Its host and port, as its readers know it. */
  String authority() {
    return host + ":" + server.getAddress().getPort();
  }

  String address(String path) {
    return "http://" + authority() + path;
  }

  void publish(String path, String document) {
    documents.put(path, document);
  }

  /** How many requests were answered with 304. */
  int unchanged() {
    return unchanged.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String document = documents.get(exchange.getRequestURI().getPath());
    try (exchange) {
      if (document == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String etag = "\"" + Integer.toHexString(document.hashCode()) + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        unchanged.incrementAndGet();
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = document.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
