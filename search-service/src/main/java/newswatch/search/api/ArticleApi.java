package newswatch.search.api;

import java.util.List;
import java.util.Set;
import newswatch.events.ArticleId;
import newswatch.events.TopicId;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryLanguage;
import newswatch.search.find.Articles;
import newswatch.search.find.Cursor;
import newswatch.search.find.Page;
import newswatch.search.find.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/articles}: searching, and reading one article. */
@RestController
@RequestMapping("/api/articles")
final class ArticleApi {
  private final Articles articles;

  ArticleApi(Articles articles) {
    this.articles = articles;
  }

  /**
   * What a search answers.
   *
   * @param next hand it back as {@code cursor} for the next page; absent after the last
   */
  record Answer(long total, List<ArticleView> articles, @Nullable String next) {}

  /** Anything else is a mistake that would otherwise pass for an answer. */
  private static final Set<String> PARAMETERS = Set.of("q", "topic", "size", "cursor");

  @GetMapping
  Answer find(
      @RequestParam MultiValueMap<String, String> all,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") List<String> topic,
      @RequestParam(defaultValue = "20") int size,
      @RequestParam(defaultValue = "") String cursor) {
    for (String name : all.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new BadParameter(name, "the parameters are q, topic, size and cursor");
      }
    }
    Page page = articles.find(new Search(query(q), topics(topic), size(size), after(cursor)));
    return new Answer(
        page.total(),
        page.articles().stream()
            .map(found -> new ArticleView(found.article(), found.highlights()))
            .toList(),
        page.next() == null ? null : page.next().text());
  }

  @GetMapping("/{id}")
  ArticleView read(@PathVariable String id) {
    return articles
        .byId(articleId(id))
        .map(found -> new ArticleView(found.article(), null))
        .orElseThrow(() -> notFound(id));
  }

  private static @Nullable Query query(String q) {
    if (q.isBlank()) {
      return null;
    }
    return switch (QueryLanguage.SEARCHES.parse(q)) {
      case Parsed.Understood understood -> understood.query();
      case Parsed.Rejected rejected ->
          throw new BadParameter(
              "q", "at position " + rejected.position() + ": " + rejected.problem());
    };
  }

  private static List<TopicId> topics(List<String> ids) {
    try {
      return ids.stream().filter(id -> !id.isBlank()).map(TopicId::new).toList();
    } catch (IllegalArgumentException e) {
      throw new BadParameter("topic", String.valueOf(e.getMessage()));
    }
  }

  private static int size(int size) {
    if (size < 0 || size > Search.MAX_SIZE) {
      throw new BadParameter("size", "a page holds 0 to " + Search.MAX_SIZE + " articles");
    }
    return size;
  }

  private static @Nullable Cursor after(String cursor) {
    if (cursor.isBlank()) {
      return null;
    }
    return Cursor.parse(cursor)
        .orElseThrow(
            () -> new BadParameter("cursor", "it is not one that a search answered as 'next'"));
  }

  private static ArticleId articleId(String id) {
    try {
      return new ArticleId(id);
    } catch (IllegalArgumentException _) {
      throw notFound(id);
    }
  }

  private static ErrorResponseException notFound(String id) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND, "There is no article with the id '" + id + "'.");
    return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
  }
}
