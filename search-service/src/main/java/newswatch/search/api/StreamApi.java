package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import newswatch.matching.query.Query;
import newswatch.search.access.Visitors;
import newswatch.search.find.Search;
import newswatch.search.stream.ArticleStream;
import newswatch.search.stream.Listener;
import newswatch.search.stream.Next;
import newswatch.search.stream.StreamUnavailable;
import newswatch.search.stream.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/stream}: articles as they come and change, as server-sent events (WHATWG HTML 9.2).
 * The request's own virtual thread writes them.
 */
@RestController
@RequestMapping("/api/stream")
final class StreamApi {
  private static final Logger LOG = LoggerFactory.getLogger(StreamApi.class);

  /** Those of a search that narrow it; what arrives has no other time or order. */
  private static final List<String> PARAMETERS =
      List.of("q", "topic", "source", "language", "collection", "story", "muteSource", "muteStory");

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final String RETRY_AFTER_SECONDS = "10";

  private final ArticleStream stream;
  private final Visitors visitors;

  StreamApi(ArticleStream stream, Visitors visitors) {
    this.stream = stream;
    this.visitors = visitors;
  }

  /** Nobody could tell when who asked like this has left: nothing is ever written to them. */
  @RequestMapping(method = RequestMethod.HEAD)
  ResponseEntity<Void> head() {
    return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).allow(HttpMethod.GET).build();
  }

  @GetMapping
  void listen(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
      HttpServletResponse response) {
    Wanted wanted = wanted(parameters);
    try (Listener listener = begin(wanted, lastEventId)) {
      response.setContentType("text/event-stream");
      response.setCharacterEncoding("UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      write(response.getOutputStream(), listener, visitors.stillWelcome());
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("reason", e.getMessage()).log("listener left");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Wanted wanted(MultiValueMap<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new BadParameter(name, "the parameters are " + String.join(", ", PARAMETERS));
      }
    }
    Search search = SearchParameters.search(parameters);
    Query query = search.query();
    if (query != null) {
      query.leaves().forEach(StreamApi::requireJudgeable);
    }
    return Wanted.of(search.query(), search.filters());
  }

  /** Each article is judged as it comes, beside no other. */
  private static void requireJudgeable(Query leaf) {
    switch (leaf) {
      case Query.Like like ->
          throw new BadParameter(
              "q",
              like.position(),
              "'like:' compares with the articles in the index, and a stream tells of those that"
                  + " arrive; ask a search for it");
      case Query.Word _,
          Query.Phrase _,
          Query.Prefix _,
          Query.Value _,
          Query.Published _,
          Query.Group _ -> {}
    }
  }

  private Listener begin(Wanted wanted, String lastEventId) {
    try {
      return lastEventId.isEmpty() ? stream.listen(wanted) : stream.resume(wanted, lastEventId);
    } catch (StreamUnavailable e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("stream not begun");
      ErrorResponseException problem =
          new ErrorResponseException(
              HttpStatus.SERVICE_UNAVAILABLE,
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "The stream cannot be listened to now: " + e.getMessage() + "."),
              e);
      problem.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      throw problem;
    }
  }

  /**
   * The first answer comes at once, so that the client knows that it listens, and from where. Who
   * is shut out hears nothing more.
   */
  private static void write(OutputStream out, Listener listener, BooleanSupplier welcome)
      throws IOException, InterruptedException {
    out.write("retry: 3000\n".getBytes(UTF_8));
    Next next = listener.next(Duration.ZERO);
    while (!(next instanceof Next.End) && welcome.getAsBoolean()) {
      out.write(text(next).getBytes(UTF_8));
      out.flush();
      next = listener.next(HEARTBEAT);
    }
  }

  /** An id without data is no event to the client, and yet the place from which it resumes. */
  private static String text(Next next) {
    return switch (next) {
      case Next.Article article ->
          "event: article\nid: %s\ndata: %s\n\n".formatted(article.place().text(), article.json());
      case Next.Reset reset -> "event: reset\nid: %s\ndata: {}\n\n".formatted(reset.place().text());
      case Next.Nothing nothing -> ": listening\nid: %s\n\n".formatted(nothing.place().text());
      case Next.End _ -> "";
    };
  }
}
