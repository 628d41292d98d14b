package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleId;
import newswatch.matching.query.Form;
import newswatch.matching.query.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up the articles that a query wants others to be like. */
@Component
public final class LikedArticles {
  private final Questions questions;

  LikedArticles(Questions questions) {
    this.questions = questions;
  }

  /** What of an article is asked for. */
  private record Kept(Form form, @Nullable String language) {}

  /**
   * The same search, so that it can be asked: knowing where the articles lie that it names.
   *
   * @throws UnusableSearch when one of them is not in the index
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   */
  public Search lookUp(Search search) {
    List<Query.Like> asked =
        search.query() == null
            ? List.of()
            : search
                .query()
                .leaves()
                .filter(Query.Like.class::isInstance)
                .map(Query.Like.class::cast)
                .toList();
    if (asked.isEmpty()) {
      return search;
    }
    Map<ArticleId, Liked.Place> found = places(asked.stream().map(Query.Like::article).toList());
    for (Query.Like like : asked) {
      if (!found.containsKey(like.article())) {
        throw new UnusableSearch(
            "q", like.position(), "there is no article '" + like.article() + "' to be like");
      }
    }
    return search.with(new Liked(found));
  }

  private Map<ArticleId, Liked.Place> places(List<ArticleId> ids) {
    SearchRequest request =
        questions
            .request()
            .query(FilterQuery.of(ids))
            .source(source -> source.filter(only -> only.includes("form", "language")))
            .size(ids.size())
            .build();
    Map<ArticleId, Liked.Place> places = new HashMap<>();
    for (Hit<Kept> hit : questions.ask(request, Kept.class).hits().hits()) {
      Kept kept = requireNonNull(hit.source());
      places.put(
          new ArticleId(requireNonNull(hit.id())),
          new Liked.Place(hit.index(), kept.form(), kept.language()));
    }
    return places;
  }
}
