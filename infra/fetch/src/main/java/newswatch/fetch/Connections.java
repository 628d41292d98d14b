package newswatch.fetch;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** How connections are made, kept for the next request and closed. */
final class Connections {
  private static final int AT_ONCE = 512;
  private static final int AT_ONCE_PER_HOST = 4;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
  static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(20);

  /** Few servers close one sooner. */
  static final TimeValue TRUSTED = TimeValue.ofSeconds(2);

  private static final ConnectionReuseStrategy REUSE = new Reuse();

  /** Without these the client would read headers until the memory is full. */
  private static final Http1Config HEADER_LIMITS =
      Http1Config.custom()
          .setMaxLineLength(16 * 1024)
          .setMaxHeaderCount(200)
          .setMaxEmptyLineCount(4)
          .build();

  private Connections() {}

  /**
   * Connections to be used again.
   *
   * @param tls null for Java's own trust in certificates
   * @param trusted for how long one that rests is taken to be open without a look, which takes a
   *     millisecond
   */
  static PoolingHttpClientConnectionManager kept(
      FetchLimits limits, DnsResolver names, @Nullable TlsSocketStrategy tls, TimeValue trusted) {
    Duration patience = shorter(limits.deadline(), LONGEST_SILENCE);
    return new Builder()
        .setTlsSocketStrategy(tls)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(HEADER_LIMITS).build())
        .setDnsResolver(names)
        .setMaxConnTotal(AT_ONCE)
        .setMaxConnPerRoute(AT_ONCE_PER_HOST)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(patience))
                .setSocketTimeout(Timeout.of(patience))
                .setValidateAfterInactivity(trusted)
                .build())
        .build();
  }

  /** For how long a connection is kept after this answer; null when it cannot be. */
  static @Nullable TimeValue keptAfter(
      HttpRequest request, HttpResponse answer, HttpContext context) {
    if (!REUSE.keepAlive(request, answer, context)) {
      return null;
    }
    return answer.containsHeader(HttpHeaders.KEEP_ALIVE)
        ? DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(answer, context)
        : KEPT_IDLE;
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** With sockets that know how much time their fetch has left. */
  private static final class Builder extends PoolingHttpClientConnectionManagerBuilder {
    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      DetachedSocketFactory sockets = Builder::socket;
      return new DefaultHttpClientConnectionOperator(
          sockets,
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create().register("https", tls).build());
    }

    /** Never through a proxy: it would look the name up once more. */
    private static Socket socket(@Nullable Proxy none) {
      return new TimedSocket();
    }
  }

  /** Of a host with many dead addresses each would take the whole time to connect to. */
  private static final class TimedSocket extends Socket {
    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      long left = Deadline.left().toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException("no time left to connect in");
      }
      super.connect(address, timeout > 0 ? (int) Math.min(timeout, left) : Math.toIntExact(left));
    }
  }

  /**
   * A body after a 304 is not allowed, and would be read as the next answer on the connection; an
   * innocent Content-Length cannot be told from it.
   */
  private static final class Reuse extends DefaultClientConnectionReuseStrategy {
    @Override
    public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
      return super.keepAlive(request, response, context)
          && !(response.getCode() == HttpStatus.SC_NOT_MODIFIED && announcesBody(response));
    }

    private static boolean announcesBody(HttpResponse response) {
      Header length = response.getFirstHeader(HttpHeaders.CONTENT_LENGTH);
      return response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
          || (length != null && !"0".equals(length.getValue().strip()));
    }
  }
}
