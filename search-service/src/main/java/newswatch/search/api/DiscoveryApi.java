package newswatch.search.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import newswatch.events.FeedId;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.FeedAddress;
import newswatch.search.discovery.Discovered;
import newswatch.search.discovery.Discovery;
import newswatch.search.discovery.FoundFeed;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/feeds/discover}: which feeds a site has. Adds none of them. */
@RestController
final class DiscoveryApi {
  private static final Set<String> FIELDS = Set.of("url");
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Discovery discovery;
  private final Catalogue catalogue;

  DiscoveryApi(Discovery discovery, Catalogue catalogue) {
    this.discovery = discovery;
    this.catalogue = catalogue;
  }

  /**
   * A feed that was found.
   *
   * @param watched whether it is watched already
   */
  record Found(@JsonUnwrapped FoundFeed feed, boolean watched) {}

  record Answer(List<Found> feeds, List<Discovered.Problem> problems) {
    Answer {
      feeds = List.copyOf(feeds);
      problems = List.copyOf(problems);
    }
  }

  @PostMapping(path = "/api/feeds/discover", consumes = MediaType.APPLICATION_JSON_VALUE)
  Answer discover(HttpServletRequest request) throws IOException {
    Discovered found = discovery.at(address(Body.read(request.getInputStream(), FIELDS, Set.of())));
    return new Answer(
        found.feeds().stream()
            .map(feed -> new Found(feed, catalogue.feed(FeedId.ofAddress(feed.url())) != null))
            .toList(),
        found.problems());
  }

  /** People type hosts; a host alone is asked by https. */
  private static URI address(Body body) {
    String text = body.line("url", FeedAddress.MAX_LENGTH);
    if (text == null) {
      throw new BadField("url", "expected the address of a site or a feed");
    }
    try {
      return FeedAddress.of(text.contains("://") ? text : "https://" + text);
    } catch (IllegalArgumentException e) {
      throw new BadField("url", String.valueOf(e.getMessage()));
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(Discovery.Busy e) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "Feeds of other sites are being looked for. Ask again in a few seconds."));
  }
}
