package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import newswatch.search.index.AnswerLimit;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.IndexUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the articles of a search, each by itself. */
@Component
final class EachArticle {
  private final Questions questions;

  EachArticle(Questions questions) {
    this.questions = questions;
  }

  /**
   * A page of them.
   *
   * @param after where the page before ended; absent for the first
   */
  Listing list(Reading reading, @Nullable Rank after) {
    int size = reading.search().size();
    while (true) {
      try {
        return list(reading, after, size);
      } catch (IndexUnavailable e) {
        if (size == 1 || !AnswerLimit.isExceeded(e)) {
          throw e;
        }
        // The page ends earlier, and says where to go on.
        size /= 2;
      }
    }
  }

  private Listing list(Reading reading, @Nullable Rank after, int size) {
    Sort sort = reading.search().sort();
    SearchRequest.Builder request =
        reading.request(questions).query(reading.query()).sort(Rank.order(sort)).size(asked(size));
    if (after != null) {
      request.searchAfter(after.in(sort));
    }
    return listing(questions.ask(request.build(), ArticleDocument.class), sort, size);
  }

  /** Has a survey answer the first page of its search, too, where that has no filters. */
  static SearchRequest.Builder withFirstPage(SearchRequest.Builder survey, Search search) {
    return survey
        .sort(Rank.order(search.sort()))
        .size(asked(search.size()))
        // Without it Elasticsearch remembers only what has no articles: months that are over would
        // be counted anew for every first page.
        .requestCache(true);
  }

  /** That page. */
  static Listing firstPage(Search search, SearchResponse<ArticleDocument> response) {
    return listing(response, search.sort(), search.size());
  }

  /** One more than the page holds tells whether there is a next page. */
  private static int asked(int size) {
    return size + 1;
  }

  private static Listing listing(SearchResponse<ArticleDocument> response, Sort sort, int size) {
    List<Hit<ArticleDocument>> hits = response.hits().hits();
    List<Listing.Line> lines =
        hits.stream()
            .limit(size)
            .map(hit -> new Listing.Line(requireNonNull(hit.source()).article(), null))
            .toList();
    if (hits.size() <= size) {
      return new Listing(lines, null);
    }
    Hit<ArticleDocument> last = hits.get(size - 1);
    ArticleDocument document = requireNonNull(last.source());
    return new Listing(
        lines, Rank.of(sort, last.score(), document.rankedAt(), document.article().article().id()));
  }
}
