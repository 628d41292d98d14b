package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import newswatch.events.Feed;
import newswatch.events.FeedCoverage;
import newswatch.events.FeedId;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Edited;
import newswatch.search.catalogue.FeedCredentials;
import newswatch.search.catalogue.FeedEdits;
import newswatch.search.catalogue.PollRequest;
import newswatch.search.catalogue.Problem;
import newswatch.search.catalogue.WatchedFeed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/feeds}: what is watched, and how it does. A change answers once this instance has
 * read it back; {@code If-Match} guards it, and without it the last one wins. The ETag tells the
 * definition of a feed, which its rounds do not change; wanting it polled at once does.
 */
@RestController
@RequestMapping("/api/feeds")
final class FeedApi {
  private static final String PATH = "/api/feeds/";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  /** In a list; one feed is told with all of them. */
  private static final int FEW_GAPS = 10;

  private final Catalogue catalogue;
  private final FeedEdits edits;
  private final FeedCredentials credentials;
  private final Visitors visitors;
  private final InstantSource clock;

  FeedApi(
      Catalogue catalogue,
      FeedEdits edits,
      FeedCredentials credentials,
      Visitors visitors,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.edits = edits;
    this.credentials = credentials;
    this.visitors = visitors;
    this.clock = clock;
  }

  /**
   * Feeds, by id.
   *
   * @param total how many were asked for, on all pages
   * @param next the cursor of the next page; absent on the last one
   * @param health how many there are of each, as if health were not asked for
   * @param problems what in the feeds file could not be taken over
   */
  record Feeds(
      long total,
      List<FeedView> feeds,
      @Nullable String next,
      SortedMap<String, Long> health,
      List<Problem> problems) {
    Feeds {
      feeds = List.copyOf(feeds);
      health = Collections.unmodifiableSortedMap(new TreeMap<>(health));
      problems = List.copyOf(problems);
    }
  }

  @GetMapping
  Feeds all(@RequestParam MultiValueMap<String, String> given) {
    FeedParameters wanted = FeedParameters.of(given);
    Instant now = clock.instant();
    List<WatchedFeed> found = catalogue.watchedFeeds().stream().filter(wanted::finds).toList();
    SortedMap<String, Long> health = new TreeMap<>();
    found.forEach(feed -> health.merge(feed.health(now).word(), 1L, Long::sum));
    List<WatchedFeed> asked =
        wanted.healths().isEmpty()
            ? found
            : found.stream().filter(feed -> wanted.healths().contains(feed.health(now))).toList();
    FeedId after = wanted.after();
    List<WatchedFeed> rest =
        after == null
            ? asked
            : asked.stream().filter(feed -> id(feed).compareTo(after) > 0).toList();
    int size = wanted.size() == null ? rest.size() : Math.min(wanted.size(), rest.size());
    List<WatchedFeed> page = rest.subList(0, size);
    return new Feeds(
        asked.size(),
        page.stream().map(feed -> FeedView.of(feed, credentials, now, FEW_GAPS)).toList(),
        page.isEmpty() || size == rest.size() ? null : FeedParameters.cursor(id(page.getLast())),
        health,
        catalogue.feedProblems());
  }

  private static FeedId id(WatchedFeed feed) {
    return feed.defined().definition().id();
  }

  /** Its ETag does not stand for what polling has shown, so it must not be answered with 304. */
  @GetMapping("/{id}")
  FeedView one(@PathVariable String id, HttpServletResponse response) {
    Defined<Feed> present = catalogue.feed(known(id));
    if (present == null) {
      throw CatalogueProblems.missing("feed", id);
    }
    response.setHeader(HttpHeaders.ETAG, EntityTag.of(present));
    return view(present);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<FeedView> create(HttpServletRequest request) throws IOException {
    Feed wanted = FeedBody.read(request.getInputStream()).asNew(credentials);
    return answer(wanted.id().value(), edits.create(wanted, visitors.asking()));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<FeedView> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    FeedBody body = FeedBody.read(request.getInputStream());
    return answer(
        id,
        edits.change(
            known(id),
            EntityTag.ifMatch(ifMatch),
            feed -> body.replacing(feed, credentials),
            visitors.asking()));
  }

  @PatchMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
  ResponseEntity<FeedView> patch(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    FeedBody body = FeedBody.read(request.getInputStream());
    return answer(
        id,
        edits.change(
            known(id),
            EntityTag.ifMatch(ifMatch),
            feed -> body.merged(feed, credentials),
            visitors.asking()));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<FeedView> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return answer(id, edits.delete(known(id), EntityTag.ifMatch(ifMatch), visitors.asking()));
  }

  /** Has it asked at once; what comes of that is told by the feed's own state, a little later. */
  @PostMapping("/{id}/poll")
  ResponseEntity<FeedView> poll(@PathVariable String id) {
    return switch (edits.poll(known(id), clock.instant())) {
      case PollRequest.Accepted(var now) ->
          ResponseEntity.accepted().header(HttpHeaders.ETAG, EntityTag.of(now)).body(view(now));
      case PollRequest.TooSoon(var wait) -> throw CatalogueProblems.tooSoon(wait);
      case PollRequest.Paused _ -> throw CatalogueProblems.paused();
      case PollRequest.Missing _ -> throw CatalogueProblems.missing("feed", id);
    };
  }

  private ResponseEntity<FeedView> answer(String id, Edited<Feed> edited) {
    return switch (edited) {
      case Edited.Created<Feed>(var now) ->
          ResponseEntity.created(URI.create(PATH + id))
              .header(HttpHeaders.ETAG, EntityTag.of(now))
              .body(view(now));
      case Edited.Changed<Feed>(var now) ->
          ResponseEntity.ok().header(HttpHeaders.ETAG, EntityTag.of(now)).body(view(now));
      case Edited.Deleted<Feed> _ -> ResponseEntity.noContent().build();
      case Edited.Exists<Feed>(var present) ->
          throw CatalogueProblems.exists("feed", PATH + id, present);
      case Edited.Missing<Feed> _ -> throw CatalogueProblems.missing("feed", id);
      case Edited.Outdated<Feed>(var present) -> throw CatalogueProblems.outdated("feed", present);
      case Edited.OtherAddress<Feed>(var present) ->
          throw new BadField(
              "url",
              "the address of a feed cannot change; it is "
                  + present.definition().url()
                  + ". Add the other one as a feed of its own");
      case Edited.Taken<Feed> _ -> throw new IllegalStateException("a feed's id is free again");
      case Edited.Needed<Feed> _ -> throw new IllegalStateException("nothing needs one");
      case Edited.TooMany<Feed> _ -> throw new IllegalStateException("feeds are not counted");
      case Edited.TooManyExamples<Feed> _ -> throw new IllegalStateException("a feed has none");
    };
  }

  private FeedView view(Defined<Feed> feed) {
    return FeedView.of(
        new WatchedFeed(feed, catalogue.status(feed.definition().id())),
        credentials,
        clock.instant(),
        FeedCoverage.MAX_GAPS);
  }

  private static FeedId known(String id) {
    try {
      return new FeedId(id);
    } catch (IllegalArgumentException _) {
      throw CatalogueProblems.missing("feed", id);
    }
  }
}
