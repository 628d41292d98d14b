package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import newswatch.fetch.Download.Kind;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Posts to addresses that come from outside, such as webhooks, once and within limits. The address
 * must be http or https and public; it is checked where the connection is made. Redirects are told
 * and never followed. It keeps to no pace; four posts to a host are under way at most.
 */
public final class Poster implements AutoCloseable {
  /** The answer is known by then: more waiting only saves the next post its connection. */
  private static final Duration LONGEST_SKIM = Duration.ofMillis(500);

  /** Somebody waits for the form that asks. */
  private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(5);

  private final Client client;
  private final InstantSource clock = InstantSource.system();

  /**
   * Looks names up as the machine does.
   *
   * @param limits of which the sizes and the redirects mean nothing here
   */
  public Poster(FetchLimits limits) {
    this(limits, SystemDefaultDnsResolver.INSTANCE, null);
  }

  /**
   * @param tls how certificates are judged; null for Java's own trust
   */
  Poster(FetchLimits limits, DnsResolver names, @Nullable TlsSocketStrategy tls) {
    // A get on a connection that was closed is asked again; a post may be there already.
    this.client = new Client(limits, names, tls, TimeValue.ZERO_MILLISECONDS);
  }

  /**
   * Posts, and waits for the head of the answer in the caller's thread, which may be a virtual one.
   * It ends by the deadline of the limits, and half a second after the head at the latest.
   */
  public Posted post(Post post) {
    return switch (Destination.of(post.address())) {
      case Destination.Refused refused -> new Posted.Failed(refused.reason(), Kind.REFUSED);
      case Destination.Web web -> post(post, web.address());
    };
  }

  private Posted post(Post post, URI web) {
    Deadline deadline = client.deadline(client.limits().deadline());
    try (deadline;
        Call call = client.call(Origin.of(web), request(post, web))) {
      ClassicHttpResponse answer = deadline.guard(call, call::answer);
      skim(answer, call, deadline);
      return new Posted.Answered(answer.getCode(), RetryAfter.of(answer, clock));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return Posted.Failed.of(Failures.of(e, deadline));
    }
  }

  private ClassicHttpRequest request(Post post, URI web) {
    byte[] body = post.body().getBytes(UTF_8);
    ClassicHttpRequest request = client.request(Method.POST, web);
    post.headers().forEach(request::setHeader);
    request.setHeader(HttpHeaders.CONTENT_TYPE, post.contentType());
    request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
    request.setEntity(new ByteArrayEntity(body, null));
    return request;
  }

  /** Whatever comes behind the head no longer changes how the post ended. */
  private void skim(ClassicHttpResponse answer, Call call, Deadline whole) {
    HttpEntity body = answer.getEntity();
    if (body == null) {
      return;
    }
    try (Deadline soon = client.deadline(Connections.shorter(LONGEST_SKIM, whole.remaining()))) {
      soon.guard(
          call,
          () -> {
            Body.skim(body);
            return body;
          });
    } catch (IOException | IllegalStateException | RejectedExecutionException _) {
      // It costs the connection, which the call closes.
    }
  }

  /**
   * Why nothing could be posted to this address now, in words for people; null when it could. What
   * stays so is of the kind {@link Download.Kind#REFUSED}; a name that is not known now is not. The
   * host is looked up, for five seconds at most, by the rules that connecting keeps, and not
   * connected to. Where its name leads can be another place when something is posted, so that is
   * checked again.
   */
  public Posted.@Nullable Failed objection(URI address) {
    return switch (Destination.of(address)) {
      case Destination.Refused refused ->
          new Posted.Failed(refused.reason(), Download.Kind.REFUSED);
      case Destination.Web web -> objection(Origin.of(web.address()));
    };
  }

  private Posted.@Nullable Failed objection(Origin origin) {
    try (Deadline deadline =
        client.deadline(Connections.shorter(LONGEST_LOOKUP, client.limits().deadline()))) {
      client.lookUp(origin, deadline);
      return null;
    } catch (UnknownHostException e) {
      Download.Failed failed = Failures.of(e);
      return new Posted.Failed(failed.reason(), failed.kind());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
