package newswatch.search.api;

import java.util.List;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.ArticleWithdrawn;
import newswatch.search.find.Articles;
import newswatch.search.find.Facets;
import newswatch.search.find.Page;
import newswatch.search.find.Stretch;
import newswatch.search.index.ArticleDocument;
import newswatch.search.revision.Histories;
import newswatch.search.trial.Why;
import newswatch.search.withdrawal.Withdrawals;
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
  private final Histories histories;
  private final Withdrawals withdrawals;
  private final DefinitionParameter definitions;

  ArticleApi(
      Articles articles,
      Histories histories,
      Withdrawals withdrawals,
      DefinitionParameter definitions) {
    this.articles = articles;
    this.histories = histories;
    this.withdrawals = withdrawals;
    this.definitions = definitions;
  }

  /**
   * What a search answers.
   *
   * @param stories how many stories the found articles tell; only where each is listed once
   * @param next hand it back as {@code cursor} for the next page; absent after the last
   */
  record Answer(
      long total,
      @Nullable Long stories,
      List<ArticleView> articles,
      Facets facets,
      List<Stretch> timeline,
      @Nullable String next) {}

  @GetMapping
  Answer find(@RequestParam MultiValueMap<String, String> parameters) {
    Page page = articles.find(SearchParameters.search(parameters));
    return new Answer(
        page.total(),
        page.stories(),
        page.articles().stream().map(ArticleView::of).toList(),
        page.facets(),
        page.timeline(),
        page.next());
  }

  @GetMapping("/{id}")
  ArticleView read(
      @PathVariable String id, @RequestParam(name = "why", required = false) @Nullable String why) {
    ArticleTagged article = article(articles, withdrawals, id);
    return new ArticleView(
        article,
        null,
        articles.ofStoryOf(article),
        article.revision() == 1 ? null : histories.of(article),
        why == null ? null : Why.of(definitions.named("why", why), article),
        null);
  }

  /**
   * The article with this id.
   *
   * @throws ErrorResponseException 404 where there is none, 410 where it was withdrawn
   */
  static ArticleTagged article(Articles articles, Withdrawals withdrawals, String id) {
    ArticleId known = articleId(id);
    ArticleWithdrawn withdrawal = withdrawals.of(known);
    if (withdrawal != null) {
      throw WithdrawalApi.gone(withdrawal);
    }
    return articles.byId(known).map(ArticleDocument::article).orElseThrow(() -> notFound(id));
  }

  static ArticleId articleId(String id) {
    try {
      return new ArticleId(id);
    } catch (IllegalArgumentException _) {
      throw notFound(id);
    }
  }

  static ErrorResponseException notFound(String id) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND, "There is no article with the id '" + id + "'.");
    return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
  }
}
