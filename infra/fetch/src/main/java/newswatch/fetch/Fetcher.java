package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what is at an address, within limits. Every address on the way, redirects included, must
 * be http or https and public; it is checked where the connection is made.
 */
public final class Fetcher implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int CONNECTIONS = 512;

  /** What the messages of TLS have before the words: the name of the exception behind. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error)(?:: ?|\\b)");

  private static final int CONNECTIONS_PER_HOST = 4;

  /** Without these the client would read headers until the memory is full. */
  private static final Http1Config HEADER_LIMITS =
      Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build();

  private final FetchLimits limits;
  private final CloseableHttpClient client;
  private final InstantSource clock = InstantSource.system();
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fetch-deadlines").factory());

  /** Looks names up as the machine does. */
  public Fetcher(FetchLimits limits) {
    this(limits, SystemDefaultDnsResolver.INSTANCE);
  }

  Fetcher(FetchLimits limits, DnsResolver names) {
    this.limits = requireNonNull(limits, "limits");
    Timeout silence = Timeout.of(limits.deadline());
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                            .http1Config(HEADER_LIMITS)
                            .build())
                    .setDnsResolver(new GuardedResolver(names, limits.allowances()))
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(silence)
                            .setSocketTimeout(silence)
                            .build())
                    .build())
            .setUserAgent(limits.userAgent())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /** Fetches an address, asking only for what changed where there are validators. */
  public Download fetch(URI address, Validators validators) {
    return fetch(address, validators, limits.deadline());
  }

  /**
   * The same with less time.
   *
   * @param within for all of it with its redirects; the deadline of the limits where that is sooner
   */
  public Download fetch(URI address, Validators validators, Duration within) {
    Duration time = within.compareTo(limits.deadline()) < 0 ? within : limits.deadline();
    AtomicBoolean late = new AtomicBoolean();
    long end = System.nanoTime() + time.toNanos();
    URI at = address;
    for (int hop = 0; hop <= limits.maxRedirects(); hop++) {
      if (namesUser(at)) {
        return new Download.Failed("an address must not carry a user name or password");
      }
      try {
        at = InternationalHost.inAscii(at);
      } catch (IllegalArgumentException _) {
        return new Download.Failed("this is no host name: " + at.getRawAuthority());
      }
      if (!isWebAddress(at)) {
        return new Download.Failed("only http and https addresses are fetched, not " + at);
      }
      HttpGet request = request(at, validators);
      URI from = at;
      Future<?> deadline =
          deadlines.schedule(
              () -> {
                late.set(true);
                request.abort();
              },
              end - System.nanoTime(),
              TimeUnit.NANOSECONDS);
      Answer answer;
      try {
        answer = client.execute(request, response -> read(from, response));
      } catch (IOException | IllegalArgumentException | IllegalStateException e) {
        return new Download.Failed(late.get() ? slow(time) : reason(e));
      } finally {
        deadline.cancel(false);
      }
      switch (answer) {
        case Answer.Ended ended -> {
          return ended.download();
        }
        case Answer.Moved moved -> at = moved.to();
      }
    }
    return new Download.Failed("more than " + limits.maxRedirects() + " redirects");
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    client.close();
  }

  /** One answer is the end of the fetch, or a hop on the way. */
  private sealed interface Answer {
    record Ended(Download download) implements Answer {}

    record Moved(URI to) implements Answer {}
  }

  private Answer read(URI from, ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    if (REDIRECTS.contains(status)) {
      String location = value(response, HttpHeaders.LOCATION);
      if (location == null) {
        return failed("a redirect (" + status + ") that does not say where to");
      }
      try {
        return new Answer.Moved(from.resolve(location.strip()));
      } catch (IllegalArgumentException _) {
        return failed("a redirect (" + status + ") to what is no address");
      }
    }
    return switch (status) {
      case 200 -> body(from, response);
      case 304 -> new Answer.Ended(new Download.Unchanged());
      case 429, 503 ->
          new Answer.Ended(
              new Download.Throttled(
                  RetryAfter.of(
                      value(response, HttpHeaders.RETRY_AFTER),
                      value(response, HttpHeaders.DATE),
                      clock)));
      default -> failed("the server answered " + status + " " + response.getReasonPhrase());
    };
  }

  private Answer body(URI from, ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return failed("the answer is empty");
    }
    try (InputStream in = entity.getContent()) {
      byte[] bytes = in.readNBytes(limits.maxBytes() + 1);
      if (bytes.length > limits.maxBytes()) {
        return failed("the answer is larger than " + limits.maxBytes() + " bytes");
      }
      return new Answer.Ended(
          new Download.Changed(
              from,
              new Content(bytes),
              entity.getContentType(),
              new Validators(
                  value(response, HttpHeaders.ETAG), value(response, HttpHeaders.LAST_MODIFIED))));
    }
  }

  private static HttpGet request(URI address, Validators validators) {
    HttpGet request = new HttpGet(address);
    if (validators.etag() != null) {
      request.setHeader(HttpHeaders.IF_NONE_MATCH, validators.etag());
    }
    if (validators.lastModified() != null) {
      request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, validators.lastModified());
    }
    return request;
  }

  private static boolean isWebAddress(URI address) {
    String scheme = address.getScheme();
    return scheme != null
        && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
        && address.getHost() != null;
  }

  /** Whether there is user info (RFC 3986, section 3.2.1), also where the host is no host name. */
  private static boolean namesUser(URI address) {
    String authority = address.getRawAuthority();
    return authority != null && authority.contains("@");
  }

  private static @Nullable String value(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private static Answer failed(String reason) {
    return new Answer.Ended(new Download.Failed(reason));
  }

  private static String slow(Duration time) {
    return "no complete answer within " + time.toSeconds() + " s";
  }

  static String reason(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    String words = CLASS_NAME.matcher(message).replaceAll("").strip();
    return words.isEmpty() ? "the connection failed" : words;
  }
}
