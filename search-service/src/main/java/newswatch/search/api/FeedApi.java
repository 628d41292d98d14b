package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Edited;
import newswatch.search.catalogue.FeedEdits;
import newswatch.search.catalogue.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/feeds}: what is watched, and how it does. A change answers once this instance has
 * read it back; {@code If-Match} guards it, and without it the last one wins. The ETag tells the
 * definition of a feed, which polling it does not change.
 */
@RestController
@RequestMapping("/api/feeds")
final class FeedApi {
  private static final String PATH = "/api/feeds/";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Catalogue catalogue;
  private final FeedEdits edits;

  FeedApi(Catalogue catalogue, FeedEdits edits) {
    this.catalogue = catalogue;
    this.edits = edits;
  }

  record Feeds(List<View> feeds, List<Problem> problems) {}

  /** A feed as the API tells it, with what polling it has shown. */
  record View(
      FeedId id,
      URI url,
      @Nullable String name,
      List<String> collections,
      boolean paused,
      @Nullable Instant polledAt,
      @Nullable Instant changedAt,
      @Nullable Instant dueAt,
      int failures,
      @Nullable String problem) {
    static View of(Feed feed, @Nullable FeedStatus status) {
      String title = status == null ? null : status.title();
      return new View(
          feed.id(),
          feed.url(),
          feed.name() == null ? title : feed.name(),
          feed.collections(),
          feed.paused(),
          status == null ? null : status.polledAt(),
          status == null ? null : status.changedAt(),
          status == null ? null : status.dueAt(),
          status == null ? 0 : status.failures(),
          status == null ? null : status.problem());
    }
  }

  @GetMapping
  Feeds all() {
    return new Feeds(catalogue.feeds().stream().map(this::view).toList(), catalogue.feedProblems());
  }

  /** Its ETag does not stand for what polling has shown, so it must not be answered with 304. */
  @GetMapping("/{id}")
  View one(@PathVariable String id, HttpServletResponse response) {
    Defined<Feed> present = catalogue.feed(known(id));
    if (present == null) {
      throw CatalogueProblems.missing("feed", id);
    }
    response.setHeader(HttpHeaders.ETAG, EntityTag.of(present));
    return view(present.definition());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> create(HttpServletRequest request) throws IOException {
    Feed wanted = FeedBody.read(request.getInputStream()).asNew();
    return answer(wanted.id().value(), edits.create(wanted));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    FeedBody body = FeedBody.read(request.getInputStream());
    return answer(id, edits.change(known(id), EntityTag.ifMatch(ifMatch), body::replacing));
  }

  @PatchMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
  ResponseEntity<View> patch(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    FeedBody body = FeedBody.read(request.getInputStream());
    return answer(id, edits.change(known(id), EntityTag.ifMatch(ifMatch), body::merged));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<View> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return answer(id, edits.delete(known(id), EntityTag.ifMatch(ifMatch)));
  }

  private ResponseEntity<View> answer(String id, Edited<Feed> edited) {
    return switch (edited) {
      case Edited.Created<Feed>(var now) ->
          ResponseEntity.created(URI.create(PATH + id))
              .header(HttpHeaders.ETAG, EntityTag.of(now))
              .body(view(now.definition()));
      case Edited.Changed<Feed>(var now) ->
          ResponseEntity.ok()
              .header(HttpHeaders.ETAG, EntityTag.of(now))
              .body(view(now.definition()));
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
    };
  }

  private View view(Feed feed) {
    return View.of(feed, catalogue.status(feed.id()));
  }

  private static FeedId known(String id) {
    try {
      return new FeedId(id);
    } catch (IllegalArgumentException _) {
      throw CatalogueProblems.missing("feed", id);
    }
  }
}
