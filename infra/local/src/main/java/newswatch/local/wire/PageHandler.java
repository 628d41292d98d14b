package newswatch.local.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Answers GET and HEAD, conditionally where asked so (RFC 9110, 13). */
final class PageHandler implements HttpHandler {
  /** What the JDK's server takes for "no body". */
  private static final int NO_BODY = -1;

  private final Pages pages;

  PageHandler(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      refuse(exchange, 405, "Only GET and HEAD are answered here.");
      return;
    }
    switch (pages.at(exchange.getRequestURI().getPath())) {
      case Answer.Found(Page page) -> answer(exchange, page);
      case Answer.Refused(int status, String reason) -> refuse(exchange, status, reason);
    }
  }

  private static void answer(HttpExchange exchange, Page page) throws IOException {
    Headers asked = exchange.getRequestHeaders();
    Headers headers = exchange.getResponseHeaders();
    headers.set("ETag", page.etag());
    headers.set("Last-Modified", HttpDate.format(page.changed()));
    if (page.isKnownBy(
        asked.getOrDefault("If-None-Match", List.of()), asked.getFirst("If-Modified-Since"))) {
      exchange.sendResponseHeaders(304, NO_BODY);
      return;
    }
    send(exchange, 200, page.contentType(), page.bytes());
  }

  private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", reason.getBytes(UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
