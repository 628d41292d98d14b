package newswatch.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before Elasticsearch, passes everything on, and remembers the searches. */
final class Recorder implements AutoCloseable {
  /** Those of a connection, which are made anew on either side. */
  private static final Set<String> OF_CONNECTION =
      Set.of("connection", "content-length", "transfer-encoding", ":status");

  private static final int BAD_GATEWAY = 502;

  private final URI node;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final List<Sent> searches = new ArrayList<>();

  Recorder(URI node) throws IOException {
    this.node = node;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  /** In place of the node's. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The searches since this was last asked, in their order. */
  synchronized List<Sent> take() {
    List<Sent> taken = List.copyOf(searches);
    searches.clear();
    return taken;
  }

  private synchronized void remember(Sent sent) {
    if (sent.isSearch()) {
      searches.add(sent);
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Sent sent =
          new Sent(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              header(exchange, "Content-Type"),
              header(exchange, "Accept"),
              new String(body, UTF_8));
      remember(sent);
      HttpResponse<byte[]> answer = client.send(of(node, sent), BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      boolean empty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.sendResponseHeaders(BAD_GATEWAY, -1);
    }
  }

  /** The same request to another server. */
  static HttpRequest of(URI server, Sent sent) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(sent.path()))
            .method(
                sent.method(),
                sent.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(sent.body()));
    if (!sent.contentType().isEmpty()) {
      request.header("Content-Type", sent.contentType());
    }
    if (!sent.accept().isEmpty()) {
      request.header("Accept", sent.accept());
    }
    return request.build();
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    client.close();
  }
}
