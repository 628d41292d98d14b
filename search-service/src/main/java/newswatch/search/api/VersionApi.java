package newswatch.search.api;

import java.time.Instant;
import java.util.List;
import newswatch.events.Change;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.TopicVersion;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.KeptVersion;
import newswatch.search.catalogue.TopicVersions;
import newswatch.search.catalogue.VersionArchive;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * {@code /api/topics/{id}/versions}: what a topic was, also one that is deleted, so that the
 * version that a tag names can be read.
 */
@RestController
@RequestMapping("/api/topics/{id}/versions")
final class VersionApi {
  private final Catalogue catalogue;
  private final TopicVersions versions;

  VersionApi(Catalogue catalogue, TopicVersions versions) {
    this.catalogue = catalogue;
    this.versions = versions;
  }

  /**
   * Who made a version, and when.
   *
   * @param changedBy absent where nobody said so
   */
  record Line(long version, @Nullable String changedBy, @Nullable Instant changedAt) {
    static Line of(KeptVersion kept) {
      Change change = kept.change();
      return new Line(
          kept.version().number(),
          change == null ? null : change.by(),
          change == null ? null : change.at());
    }
  }

  /**
   * The versions of a topic.
   *
   * @param versions newest first
   * @param inForce which one tags articles; absent where the topic is deleted
   * @param deletedBy who deleted it, and when; absent where nobody did, or nobody said so
   */
  record Versions(
      TopicId id,
      List<Line> versions,
      @Nullable Long inForce,
      @Nullable String deletedBy,
      @Nullable Instant deletedAt) {}

  @GetMapping
  Versions all(@PathVariable String id) {
    TopicId topic = TopicApi.known(id);
    List<Line> lines = versions.of(topic).stream().map(Line::of).toList();
    Topic last = catalogue.lastKnown(topic);
    if (last == null && lines.isEmpty()) {
      throw CatalogueProblems.missing("topic", id);
    }
    Change end = last != null && last.deleted() ? last.change() : null;
    return new Versions(
        topic,
        lines,
        last == null || last.deleted() ? null : last.version(),
        end == null ? null : end.by(),
        end == null ? null : end.at());
  }

  @GetMapping("/{number}")
  TopicApi.View one(@PathVariable String id, @PathVariable String number) {
    Topic found = versions.read(version(id, number));
    if (found == null) {
      throw CatalogueProblems.missing("version of a topic", id + "@" + number);
    }
    return TopicApi.View.of(found, null);
  }

  private static TopicVersion version(String id, String number) {
    try {
      return TopicVersion.parse(id + "@" + number);
    } catch (IllegalArgumentException _) {
      throw CatalogueProblems.missing("version of a topic", id + "@" + number);
    }
  }

  /** Tells that versions cannot be read now. */
  @RestControllerAdvice
  static final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(VersionApi.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> away(VersionArchive.Away e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("version not read");
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
          .body(
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "Kafka does not answer now, and earlier versions of topics lie there."));
    }

    /** No later attempt helps; who runs the service has to look. */
    @ExceptionHandler
    ProblemDetail unreadable(VersionArchive.Unreadable e) {
      LOG.atError().setCause(e).log("version is unreadable");
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.INTERNAL_SERVER_ERROR,
              "What is kept of this version is no definition that this Newswatch can read: "
                  + e.getMessage()
                  + " in news.topic-versions. Other versions can be read.");
      problem.setTitle("The version is unreadable");
      return problem;
    }
  }
}
