package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that answers by the book. */
final class Site implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  Site() {
    this("127.0.0.1");
  }

  /** With 0.0.0.0, on both loopbacks and all of 127/8. */
  Site(String literal) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(literal), 0), 512);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String host() {
    return server.getAddress().getAddress().getHostAddress() + ":" + port();
  }

  URI address(String path) {
    return URI.create("http://" + host() + path);
  }

  /** The paths that were asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  Site on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          try (exchange) {
            handler.handle(exchange);
          }
        });
    return this;
  }

  Site text(String path, String text) {
    return on(path, exchange -> send(exchange, 200, text.getBytes(UTF_8)));
  }

  Site status(String path, int status) {
    return on(path, exchange -> send(exchange, status, new byte[0]));
  }

  /** With headers, each a name and a value. */
  Site status(String path, int status, String... headers) {
    return on(
        path,
        exchange -> {
          set(exchange, headers);
          send(exchange, status, new byte[0]);
        });
  }

  Site bytes(String path, byte[] bytes, String... headers) {
    return on(
        path,
        exchange -> {
          set(exchange, headers);
          send(exchange, 200, bytes);
        });
  }

  Site redirect(String path, int status, String to) {
    return status(path, status, "Location", to);
  }

  private static void set(HttpExchange exchange, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
    }
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
