package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what is at an address, within limits. Every address on the way, redirects included, must
 * be http or https and public; it is checked where the connection is made. It keeps to no pace and
 * asks no robots.txt: {@link PoliteFetcher} does.
 */
public final class Fetcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

  private final FetchLimits limits;
  private final Client client;
  private final Room room;
  private final InstantSource clock = InstantSource.system();

  /** Looks names up as the machine does. */
  public Fetcher(FetchLimits limits) {
    this(limits, SystemDefaultDnsResolver.INSTANCE, null, room(limits));
  }

  /**
   * @param tls how certificates are judged; null for Java's own trust
   */
  Fetcher(FetchLimits limits, DnsResolver names, @Nullable TlsSocketStrategy tls) {
    this(limits, names, tls, room(limits));
  }

  /**
   * @param room for the large answers that are under way; closed with this
   */
  Fetcher(FetchLimits limits, DnsResolver names, @Nullable TlsSocketStrategy tls, Room room) {
    this.limits = requireNonNull(limits, "limits");
    this.room = requireNonNull(room, "room");
    this.client = new Client(limits, names, tls, Connections.TRUSTED);
  }

  private static Room room(FetchLimits limits) {
    Room room = Room.ofHeap(Math.max(limits.maxBytes(), Robots.MAX_BYTES));
    if (room.isForOne()) {
      LOG.atWarn()
          .addKeyValue("maxBytes", limits.maxBytes())
          .addKeyValue("roomBytes", room.left())
          .log(
              "large answers are fetched one at a time, as four of the largest size fill the part of"
                  + " the heap that is for them; lower max-size, or give more heap");
    }
    return room;
  }

  /** Fetches an address; waits in the caller's thread, which may be a virtual one. */
  public Download fetch(Request request) {
    return fetch(request, download -> download);
  }

  /**
   * Fetches an address and has the answer read in the same thread. A large one counts among those
   * that are under way until it is read: who has to wait before reading keeps others from fetching
   * large answers, rather than from memory. The deadline is for the fetch alone.
   *
   * @param reading of what came of it; it must not fetch by itself, as it may hold the room that it
   *     would wait for, and what it returns should not be the content
   * @return what the reading returned
   */
  public <T> T fetch(Request request, Function<Download, T> reading) {
    return switch (Destination.of(request.address())) {
      case Destination.Refused refused -> reading.apply(new Failed(refused.reason(), Kind.REFUSED));
      case Destination.Web web -> {
        Journey journey = Journey.of(request, web.address());
        Deadline deadline = deadline(time(request));
        try (Room.Place place = room.place(deadline)) {
          yield reading.apply(fetch(journey, deadline, place));
        }
      }
    };
  }

  private Download fetch(Journey from, Deadline deadline, Room.Place place) {
    try (deadline) {
      Journey journey = from;
      while (true) {
        switch (hop(journey, place, limits.maxBytes(), false)) {
          case Answer.Ended ended -> {
            return ended.download();
          }
          case Answer.Moved moved -> journey = moved.journey();
        }
      }
    }
  }

  /** How long this request may take. */
  Duration time(Request request) {
    return request.within() == null
        ? limits.deadline()
        : Connections.shorter(request.within(), limits.deadline());
  }

  Deadline deadline(Duration time) {
    return client.deadline(time);
  }

  /** How many fetches are under way. */
  int alarms() {
    return client.alarms();
  }

  FetchLimits limits() {
    return limits;
  }

  /** One answer is the end of the fetch, or a hop on the way. */
  sealed interface Answer {
    /**
     * @param status of the answer; 0 without one
     */
    record Ended(Download download, int status) implements Answer {}

    record Moved(Journey journey) implements Answer {}
  }

  /**
   * Asks the address where the journey is.
   *
   * @param most how many bytes an answer may have
   * @param cut whether of a longer one the beginning is enough
   */
  Answer hop(Journey journey, Deadline deadline, int most, boolean cut) {
    try (Room.Place place = room.place(deadline)) {
      return hop(journey, place, most, cut);
    }
  }

  /** The same; afterwards the place holds what the answer's content takes. */
  private Answer hop(Journey journey, Room.Place place, int most, boolean cut) {
    Deadline deadline = place.deadline();
    long content = 0;
    try (Call call = client.call(Origin.of(journey.at()), get(journey))) {
      Answer answer = deadline.guard(call, () -> read(journey, call.answer(), place, most, cut));
      if (answer instanceof Answer.Ended(Download.Changed changed, int _)) {
        content = changed.content().room();
      }
      return answer;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return ended(Failures.of(e, deadline), 0);
    } finally {
      place.keep(content);
    }
  }

  private Answer read(
      Journey journey, ClassicHttpResponse response, Room.Place place, int most, boolean cut)
      throws IOException {
    int status = response.getCode();
    if (status == 200 || status == 203) {
      return ended(whole(journey, response, place, most, cut), status);
    }
    Body.skim(response.getEntity());
    if (Journey.isRedirect(status)) {
      return moved(journey, status, Headers.value(response, HttpHeaders.LOCATION));
    }
    Validators asked = journey.request().validators();
    return ended(
        switch (status) {
          case 304 ->
              asked.equals(Validators.NONE)
                  ? new Failed(
                      "the server says that nothing changed (304), and was not asked that",
                      Kind.PASSING)
                  : new Download.Unchanged(journey.movedTo(), Freshness.of(response, clock));
          case 410 -> new Download.Gone();
          case 429, 503 -> new Download.Throttled(RetryAfter.of(response, clock));
          default -> new Failed(Headers.said(response), kind(status));
        },
        status);
  }

  private Answer moved(Journey journey, int status, @Nullable String location) {
    if (location == null) {
      return failed("a redirect (" + status + ") that does not say where to", Kind.LASTING, status);
    }
    URI to = Destination.redirected(journey.at(), location);
    if (to == null) {
      return failed("a redirect (" + status + ") to what is no address", Kind.LASTING, status);
    }
    if (journey.hops() >= limits.maxRedirects()) {
      return failed("more than " + limits.maxRedirects() + " redirects", Kind.LASTING, status);
    }
    return switch (Destination.of(to)) {
      case Destination.Refused refused -> failed(refused.reason(), Kind.REFUSED, status);
      case Destination.Web web -> new Answer.Moved(journey.moved(status, web.address()));
    };
  }

  private Download whole(
      Journey journey, ClassicHttpResponse response, Room.Place place, int most, boolean cut)
      throws IOException {
    return switch (body(response, place, most, cut)) {
      case Body.Unread unread -> unread.failed();
      case Body.Read read ->
          new Download.Changed(
              journey.at(),
              read.content().trimmed(place),
              Headers.value(response, HttpHeaders.CONTENT_TYPE),
              new Validators(
                  Headers.value(response, HttpHeaders.ETAG),
                  Headers.value(response, HttpHeaders.LAST_MODIFIED)),
              journey.movedTo(),
              Freshness.of(response, clock));
    };
  }

  private static Body body(ClassicHttpResponse response, Room.Place place, int most, boolean cut)
      throws IOException {
    return switch (Body.of(response.getEntity(), most, cut, place)) {
      case Body.Unread unread -> unread;
      case Body.Read(Content wire) ->
          Coding.unpacked(
              wire, response.getHeaders(HttpHeaders.CONTENT_ENCODING), most, cut, place);
    };
  }

  private ClassicHttpRequest get(Journey journey) {
    ClassicHttpRequest request = client.request(Method.GET, journey.at());
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, Coding.ASKED_FOR);
    Validators validators = journey.request().validators();
    if (validators.etag() != null) {
      request.setHeader(HttpHeaders.IF_NONE_MATCH, validators.etag());
    }
    if (validators.lastModified() != null) {
      request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, validators.lastModified());
    }
    journey.headers().forEach(request::setHeader);
    return request;
  }

  /** What an error says about asking again (RFC 9110, section 15.5). */
  private static Kind kind(int status) {
    return status >= 500 || status == 408 || status == 425 ? Kind.PASSING : Kind.LASTING;
  }

  private static Answer failed(String reason, Kind kind, int status) {
    return ended(new Failed(reason, kind), status);
  }

  private static Answer ended(Download download, int status) {
    return new Answer.Ended(download, status);
  }

  @Override
  public void close() throws IOException {
    room.close();
    client.close();
  }
}
