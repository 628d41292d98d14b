package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import newswatch.events.ArticleId;
import newswatch.events.PersonId;
import newswatch.events.TopicId;
import newswatch.events.VerdictGiven;
import newswatch.events.VerdictGiven.Thumb;
import newswatch.search.access.Visitors;
import newswatch.search.verdict.Heard;
import newswatch.search.verdict.Readers;
import newswatch.search.verdict.Verdicts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/articles/{id}/topics/{topic}/verdict}: whether an article is about a topic, as the
 * one who asks sees it. Up says that it is and down that it is not, whether it is tagged or not.
 */
@RestController
@RequestMapping("/api/articles/{id}/topics/{topic}/verdict")
final class VerdictApi {
  private static final String FIELD = "verdict";

  private final Readers readers;
  private final Visitors visitors;

  VerdictApi(Readers readers, Visitors visitors) {
    this.readers = readers;
    this.visitors = visitors;
  }

  /**
   * A verdict as the API tells it.
   *
   * @param version of the topic that was judged: the one that set the tag, or the one in force
   * @param tagged whether the article had the tag then
   */
  record View(
      ArticleId article,
      TopicId topic,
      Thumb verdict,
      long version,
      boolean tagged,
      PersonId by,
      Instant at) {
    static View of(VerdictGiven given) {
      return new View(
          given.article(),
          given.topic(),
          given.verdict(),
          given.version(),
          given.tagged(),
          given.person(),
          given.at());
    }
  }

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  View give(@PathVariable String id, @PathVariable String topic, HttpServletRequest request)
      throws IOException {
    Thumb thumb = thumb(Body.read(request.getInputStream(), Set.of(FIELD), Set.of()));
    return switch (readers.hear(whose(id, topic), thumb)) {
      case Heard.Kept(VerdictGiven verdict) -> View.of(verdict);
      case Heard.NoArticle() -> throw ArticleApi.notFound(id);
      case Heard.NoTopic() -> throw CatalogueProblems.missing("topic", topic);
    };
  }

  @GetMapping
  View read(@PathVariable String id, @PathVariable String topic) {
    VerdictGiven given = readers.said(whose(id, topic));
    if (given == null) {
      throw new ErrorResponseException(
          HttpStatus.NOT_FOUND,
          ProblemDetail.forStatusAndDetail(
              HttpStatus.NOT_FOUND,
              "No verdict of yours on this article and topic is among the %,d newest of all."
                  .formatted(Verdicts.MOST)),
          null);
    }
    return View.of(given);
  }

  @DeleteMapping
  ResponseEntity<Void> takeBack(@PathVariable String id, @PathVariable String topic) {
    readers.takeBack(whose(id, topic));
    return ResponseEntity.noContent().build();
  }

  private VerdictGiven.Key whose(String id, String topic) {
    return new VerdictGiven.Key(ArticleApi.articleId(id), TopicApi.known(topic), visitors.asking());
  }

  private static Thumb thumb(Body body) {
    String word = body.line(FIELD, Body.MAX_BYTES);
    return Arrays.stream(Thumb.values())
        .filter(thumb -> thumb.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new BadField(FIELD, "expected \"up\" or \"down\""));
  }
}
