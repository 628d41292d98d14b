package newswatch.local.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The running wire: each outlet's feed at {@code /OUTLET/feed.xml}, its articles at {@code
 * /OUTLET/SLUG}, all feeds as OPML at {@value #OPML}. Most articles are there from the start; the
 * others appear one by one over the ten minutes after somebody has first read from it. Meanwhile
 * one of them is edited, and one feed breaks and recovers.
 *
 * <p>Host and port are part of every address, and addresses are what article ids are computed from:
 * the same ones give the same articles at the next start.
 */
public final class SampleWire implements AutoCloseable {
  static final String OPML = "/feeds.opml";

  private static final String LOOPBACK = "127.0.0.1";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Pages pages;

  private SampleWire(HttpServer server, ExecutorService threads, Pages pages) {
    this.server = server;
    this.threads = threads;
    this.pages = pages;
  }

  /**
   * Starts it on the loopback address alone. Time counts from the moment at which something is
   * first read.
   *
   * @param port 0 for any that is free
   * @throws UncheckedIOException when the port is taken
   */
  public static SampleWire start(int port) {
    return start(port, InstantSource.system());
  }

  /**
   * Starts it as the next run of an earlier wire: what appeared or was edited since then is there
   * at once, and a feed that broke meanwhile has recovered.
   *
   * @param port as in {@link #start(int)}
   * @param firstStart when the earlier wire began; one in the future counts as now
   * @throws UncheckedIOException when the port is taken
   */
  public static SampleWire start(int port, Instant firstStart) {
    return start(port, InstantSource.system(), firstStart);
  }

  /** As {@link #start(int)}, with articles appearing by the given clock. */
  public static SampleWire start(int port, InstantSource time) {
    return serve(loopback(port), LOOPBACK, time, null);
  }

  /** As {@link #start(int, Instant)}, with articles appearing by the given clock. */
  static SampleWire start(int port, InstantSource time, Instant firstStart) {
    Instant now = time.instant();
    return serve(loopback(port), LOOPBACK, time, earlier(firstStart, now));
  }

  /**
   * Starts it on all addresses of this machine or container, for those who know it by a name.
   *
   * @param host under which it is read
   * @param firstStart as in {@link #start(int, Instant)}; null for a wire that never ran before
   * @throws UncheckedIOException when the port is taken
   */
  public static SampleWire startOpen(String host, int port, @Nullable Instant firstStart) {
    InstantSource time = InstantSource.system();
    return serve(
        new InetSocketAddress(port),
        host,
        time,
        firstStart == null ? null : earlier(firstStart, time.instant()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isAfter(other) ? other : one;
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port);
  }

  private static SampleWire serve(
      InetSocketAddress address, String host, InstantSource time, @Nullable Instant start) {
    List<Outlet> outlets = Outlets.load();
    HttpServer server = bind(address);
    URI base = URI.create("http://" + host + ":" + server.getAddress().getPort());
    Pages pages = new Pages(outlets, base, time, start);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", new PageHandler(pages));
    server.start();
    return new SampleWire(server, threads, pages);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The outlets' feeds; the addresses hold for as long as it runs. */
  public List<WireFeed> feeds() {
    return pages.feeds();
  }

  /** The outlets' feeds as OPML 2.0. */
  public String opml() {
    return Opml.of(feeds());
  }

  /** Stops at once; answers under way are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static HttpServer bind(InetSocketAddress address) {
    try {
      // 0 leaves the queue of waiting connections to the system's own length.
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the sample wire does not get port " + address.getPort(), e);
    }
  }
}
