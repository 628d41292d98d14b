package newswatch.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A publisher's site, with feeds that a test writes and answers to conditional requests. It
 * remembers who asked for what, and keeps an answer back when it is told to.
 */
final class FeedSite implements AutoCloseable {
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String host;
  private final HttpServer server;

  /**
   * What somebody asked for, and got.
   *
   * @param reader as it called itself
   * @param conditional whether it said which content it had
   * @param nanoTime when it asked
   */
  record Request(String reader, String path, boolean conditional, int status, long nanoTime) {}

  /**
   * An answer that is kept back.
   *
   * @param asked is done once somebody waits for it
   * @param letGo is done by the test
   */
  record Held(CompletableFuture<Void> asked, CompletableFuture<Void> letGo) {}

  /** On loopback. */
  FeedSite() throws IOException {
    this("127.0.0.1", InetAddress.getLoopbackAddress());
  }

  /**
   * On an address of loopback, which is a host of its own to its readers.
   *
   * @param address such as {@code 127.0.1.7}
   */
  static FeedSite at(String address) throws IOException {
    return new FeedSite(address, InetAddress.ofLiteral(address));
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
    return (int) requests.stream().filter(request -> request.status() == 304).count();
  }

  /** All that have been answered, in the order of the answers. */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Has this reader wait for its next answer; what it gets is what there is when it is let go. */
  Held hold(String reader) {
    Held answer = new Held(new CompletableFuture<>(), new CompletableFuture<>());
    held.put(reader, answer);
    return answer;
  }

  private void answer(HttpExchange exchange) throws IOException {
    long asked = System.nanoTime();
    Headers headers = exchange.getRequestHeaders();
    String reader = String.valueOf(headers.getFirst("User-Agent"));
    Held kept = held.remove(reader);
    if (kept != null) {
      kept.asked().complete(null);
      kept.letGo().join();
    }
    String path = exchange.getRequestURI().getPath();
    boolean conditional = headers.containsKey("If-None-Match");
    int status = answer(exchange, path);
    requests.add(new Request(reader, path, conditional, status, asked));
  }

  private int answer(HttpExchange exchange, String path) throws IOException {
    String document = documents.get(path);
    try (exchange) {
      if (document == null) {
        exchange.sendResponseHeaders(404, -1);
        return 404;
      }
      String etag = "\"" + Integer.toHexString(document.hashCode()) + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return 304;
      }
      byte[] body = document.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      return 200;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
