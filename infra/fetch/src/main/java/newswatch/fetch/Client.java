package newswatch.fetch;

import java.net.URI;
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
import org.jspecify.annotations.Nullable;

/**
 * Asks over connections that are kept for the next request. It does as it is told: no redirects,
 * retries, cookies, proxies or decoding.
 */
final class Client implements AutoCloseable {
  private final String userAgent;
  private final PoolingHttpClientConnectionManager connections;
  private final IdleConnectionEvictor sweeper;

  /**
   * @param tls null for Java's own trust in certificates
   */
  Client(FetchLimits limits, DnsResolver names, @Nullable TlsSocketStrategy tls) {
    this.userAgent = limits.userAgent();
    this.connections = Connections.kept(limits, names, tls);
    this.sweeper =
        new IdleConnectionEvictor(connections, Connections.KEPT_IDLE, Connections.KEPT_IDLE);
    sweeper.start();
  }

  /** A request that says what all of them have to, and may be given more headers. */
  ClassicHttpRequest get(URI web) {
    ClassicHttpRequest request = new BasicClassicHttpRequest(Method.GET, web);
    request.setHeader(
        HttpHeaders.HOST, web.getPort() < 0 ? web.getHost() : web.getHost() + ":" + web.getPort());
    request.setHeader(HttpHeaders.CONNECTION, HeaderElements.KEEP_ALIVE);
    request.setHeader(HttpHeaders.USER_AGENT, userAgent);
    return request;
  }

  /** To be sent to the origin, which is not done yet. */
  Call call(Origin origin, ClassicHttpRequest request) {
    HttpHost host = new HttpHost(origin.scheme(), origin.host(), origin.port());
    return new Call(connections, new HttpRoute(host, null, !origin.isPlain()), request);
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    sweeper.shutdown();
    connections.close(CloseMode.GRACEFUL);
  }
}
