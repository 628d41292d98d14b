package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Change;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Edited;
import newswatch.search.catalogue.Problem;
import newswatch.search.catalogue.TopicEdits;
import newswatch.search.verdict.Tally;
import newswatch.search.verdict.Verdicts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/topics}: what is watched, and what is wrong with it. A change answers once this
 * instance has read it back; {@code If-Match} guards it, and without it the last one wins.
 */
@RestController
@RequestMapping("/api/topics")
final class TopicApi {
  private static final String PATH = "/api/topics/";

  private final Catalogue catalogue;
  private final TopicEdits edits;
  private final Verdicts verdicts;
  private final Visitors visitors;

  TopicApi(Catalogue catalogue, TopicEdits edits, Verdicts verdicts, Visitors visitors) {
    this.catalogue = catalogue;
    this.edits = edits;
    this.verdicts = verdicts;
    this.visitors = visitors;
  }

  record Topics(List<View> topics, List<Problem> problems) {}

  /**
   * A topic as the API tells it.
   *
   * @param changedBy who made this version, and when; absent where nobody said so
   * @param verdicts what readers say of its tags; absent while they say nothing, and in lists
   * @param problem why it cannot judge articles; absent when it can
   */
  record View(
      TopicId id,
      String name,
      @Nullable String description,
      String query,
      @Nullable String exclusions,
      @Nullable ShownExamples examples,
      double minimumScore,
      long version,
      @Nullable String changedBy,
      @Nullable Instant changedAt,
      @Nullable Tally verdicts,
      @Nullable String problem) {
    /** One of many. */
    static View of(Topic topic) {
      return of(topic, ShownExamples.counts(topic.examples()), null);
    }

    /** One by itself. */
    static View of(Topic topic, @Nullable Tally verdicts) {
      return of(topic, ShownExamples.texts(topic.examples()), verdicts);
    }

    private static View of(
        Topic topic, @Nullable ShownExamples examples, @Nullable Tally verdicts) {
      Change change = topic.change();
      return new View(
          topic.id(),
          topic.name(),
          topic.description(),
          topic.query(),
          topic.exclusions(),
          examples,
          topic.minimumScore(),
          topic.version(),
          change == null ? null : change.by(),
          change == null ? null : change.at(),
          verdicts,
          Catalogue.problemOf(topic));
    }
  }

  @GetMapping
  Topics all() {
    return new Topics(
        catalogue.topics().stream().map(View::of).toList(), catalogue.topicProblems());
  }

  /**
   * Always in full: the entity tag is the definition's, for {@code If-Match}, and what readers say
   * changes beside it. A response entity would be answered by 304.
   */
  @GetMapping("/{id}")
  View one(@PathVariable String id, HttpServletResponse response) {
    Defined<Topic> present = catalogue.topic(known(id));
    if (present == null) {
      throw CatalogueProblems.missing("topic", id);
    }
    response.setHeader(HttpHeaders.ETAG, EntityTag.of(present));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return view(present);
  }

  private View view(Defined<Topic> present) {
    Topic topic = present.definition();
    return View.of(topic, verdicts.tally(topic.id(), topic.version()));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> create(HttpServletRequest request) throws IOException {
    return answer(edits.create(TopicBody.read(request.getInputStream(), null), visitors.asking()));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
      HttpServletRequest request)
      throws IOException {
    Topic wanted = TopicBody.read(request.getInputStream(), TopicBody.id(id));
    return answer(edits.put(wanted, EntityTag.of(ifMatch, ifNoneMatch), visitors.asking()));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<View> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    Edited<Topic> edited = edits.delete(known(id), EntityTag.ifMatch(ifMatch), visitors.asking());
    if (edited instanceof Edited.Missing) {
      throw CatalogueProblems.missing("topic", id);
    }
    return answer(edited);
  }

  private ResponseEntity<View> answer(Edited<Topic> edited) {
    return switch (edited) {
      case Edited.Created<Topic>(var now) ->
          ResponseEntity.created(URI.create(PATH + now.definition().id()))
              .eTag(EntityTag.of(now))
              .body(view(now));
      case Edited.Changed<Topic>(var now) ->
          ResponseEntity.ok().eTag(EntityTag.of(now)).body(view(now));
      case Edited.Deleted<Topic> _ -> ResponseEntity.noContent().build();
      case Edited.Exists<Topic>(var present) ->
          throw CatalogueProblems.exists("topic", PATH + present.definition().id(), present);
      case Edited.Outdated<Topic>(var present) ->
          throw CatalogueProblems.outdated("topic", present);
      case Edited.TooManyExamples<Topic>(long length, long most) ->
          throw CatalogueProblems.tooManyExamples(length, most);
      case Edited.Missing<Topic> _ -> throw new IllegalStateException("a topic is made by PUT");
      case Edited.TooMany<Topic> _ -> throw new IllegalStateException("topics are not counted");
      case Edited.Taken<Topic> _ -> throw new IllegalStateException("a topic's id is free again");
      case Edited.Needed<Topic> _ -> throw new IllegalStateException("nothing needs one");
      case Edited.OtherAddress<Topic> _ -> throw new IllegalStateException("a topic has none");
    };
  }

  /** The id in a path that is to exist. */
  static TopicId known(String id) {
    try {
      return new TopicId(id);
    } catch (IllegalArgumentException _) {
      throw CatalogueProblems.missing("topic", id);
    }
  }
}
