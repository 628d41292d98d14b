package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A publisher's site on loopback, and what was asked of it. */
public final class FeedSite implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(5);

  private final HttpServer server;
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  private FeedSite(HttpServer server) {
    this.server = server;
  }

  /** Starts one without pages. */
  public static FeedSite start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FeedSite site = new FeedSite(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          site.asked.add(path);
          site.countAtOnce();
          String page = site.pages.get(path);
          byte[] bytes = page == null ? new byte[0] : page.getBytes(UTF_8);
          if (page != null && page.startsWith("to ")) {
            exchange.getResponseHeaders().set("Location", page.substring(3));
            exchange.sendResponseHeaders(301, -1);
          } else {
            exchange.sendResponseHeaders(
                page == null ? 404 : 200, page == null ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    server.start();
    return site;
  }

  /**
   * Holds a request for a moment in which another would be seen. It is over before the answer goes
   * out: who has the answer may ask again before this side runs on.
   */
  private void countAtOnce() {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    LockSupport.parkNanos(MOMENT.toNanos());
    atOnce.decrementAndGet();
  }

  /** Puts a page there; a text such as {@code to /other} is a redirect for good. */
  public FeedSite with(String path, String page) {
    pages.put(path, page);
    return this;
  }

  /** Its address, without a slash at its end. */
  public String address() {
    return "http://" + host();
  }

  /** Its host and port. */
  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The paths that were asked for, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** How many requests were answered at the same time, at most. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** RSS with this title and one entry. */
  public static String rss(String title) {
    return """
        <rss version="2.0"><channel><title>%s</title>
        <item><title>x</title><pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate></item>
        </channel></rss>
        """
        .formatted(title);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
