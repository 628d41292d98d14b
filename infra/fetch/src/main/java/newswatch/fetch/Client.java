package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.IdleConnectionEvictor;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Asks over connections that are kept for the next request, to hosts that may be reached, until
 * deadlines. It does as it is told: no redirects, retries, cookies, proxies or decoding.
 */
final class Client implements AutoCloseable {
  private final FetchLimits limits;
  private final TimedLookups lookups;
  private final GuardedResolver hosts;
  private final PoolingHttpClientConnectionManager connections;
  private final IdleConnectionEvictor sweeper;
  private final ScheduledThreadPoolExecutor alarms =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("fetch-deadlines").factory());

  /**
   * @param tls null for Java's own trust in certificates
   * @param trusted for how long a connection that rests is taken to be open without a look
   */
  Client(
      FetchLimits limits, DnsResolver names, @Nullable TlsSocketStrategy tls, TimeValue trusted) {
    this.limits = requireNonNull(limits, "limits");
    this.lookups = new TimedLookups(names);
    this.hosts = new GuardedResolver(lookups, limits.allowances());
    this.connections = Connections.kept(limits, hosts, tls, trusted);
    this.sweeper =
        new IdleConnectionEvictor(connections, Connections.KEPT_IDLE, Connections.KEPT_IDLE);
    // Else each alarm would hold its fetch until the deadline that it did not need.
    alarms.setRemoveOnCancelPolicy(true);
    sweeper.start();
  }

  /** A request that says what all of them have to, and may be given more headers. */
  ClassicHttpRequest request(Method method, URI web) {
    ClassicHttpRequest request = new BasicClassicHttpRequest(method, web);
    request.setHeader(
        HttpHeaders.HOST, web.getPort() < 0 ? web.getHost() : web.getHost() + ":" + web.getPort());
    request.setHeader(HttpHeaders.CONNECTION, HeaderElements.KEEP_ALIVE);
    request.setHeader(HttpHeaders.USER_AGENT, limits.userAgent());
    return request;
  }

  /** To be sent to the origin, which is not done yet. */
  Call call(Origin origin, ClassicHttpRequest request) {
    HttpHost host = new HttpHost(origin.scheme(), origin.host(), origin.port());
    return new Call(connections, new HttpRoute(host, null, !origin.isPlain()), request);
  }

  /**
   * Looks the origin's host up as a connection to it would, and connects to nothing.
   *
   * @throws UnknownHostException when it cannot be found by the deadline, or may not be reached
   */
  void lookUp(Origin origin, Deadline deadline) throws UnknownHostException {
    deadline.guard(() -> false, () -> hosts.resolve(origin.host(), origin.port()));
  }

  /** Begins now. */
  Deadline deadline(Duration time) {
    return Deadline.in(time, alarms);
  }

  /** How many deadlines are set. */
  int alarms() {
    return alarms.getQueue().size();
  }

  FetchLimits limits() {
    return limits;
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    alarms.shutdownNow();
    sweeper.shutdown();
    connections.close(CloseMode.GRACEFUL);
    lookups.close();
  }
}
