package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.search.index.AnswerLimit;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.IndexUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Every article that a search finds, one batch after another, as they stood when it began: what
 * arrives or changes meanwhile is not seen. For one thread.
 */
public final class Export implements AutoCloseable {
  /** The most articles in a batch; fewer where they are so long that an answer would not do. */
  private static final int MOST = 1_000;

  private final PointInTime view;
  private final Search search;
  private final Query query;
  private final Runnable closed;
  private List<Hit<ArticleDocument>> waiting = List.of();
  private List<FieldValue> last = List.of();
  private int size = MOST;
  private long total;
  private long read;

  private Export(
      PointInTime view, Search search, @Nullable ArticleDocument after, Runnable closed) {
    this.view = view;
    this.search = search;
    this.query = after == null ? IndexQuery.of(search) : following(search, after);
    this.closed = closed;
  }

  /**
   * Reads the first batch, and how many articles there are.
   *
   * @param view closed with the export, also where it does not begin
   * @param closed to be run then
   */
  static Export begin(
      PointInTime view, Search search, @Nullable ArticleDocument after, Runnable closed) {
    Export export = new Export(view, search, after, closed);
    try {
      SearchResponse<ArticleDocument> first = export.ask();
      export.total = requireNonNull(first.hits().total()).value();
      export.waiting = first.hits().hits();
      return export;
    } catch (RuntimeException e) {
      export.close();
      throw e;
    }
  }

  /** What of a search stands after an article in its order. */
  private static Query following(Search search, ArticleDocument after) {
    String time = Long.toString(after.rankedAt().toEpochMilli());
    String id = after.article().article().id().value();
    Query atOtherTimes =
        Query.of(
            q ->
                q.range(
                    range ->
                        range.date(
                            at -> {
                              at.field("rankedAt").format("epoch_millis");
                              return search.sort() == Sort.OLDEST ? at.gt(time) : at.lt(time);
                            })));
    Query atTheSame =
        Query.of(
            q ->
                q.bool(
                    both ->
                        both.filter(
                                f ->
                                    f.range(
                                        range ->
                                            range.date(
                                                at ->
                                                    at.field("rankedAt")
                                                        .format("epoch_millis")
                                                        .gte(time)
                                                        .lte(time))))
                            .filter(
                                f -> f.range(range -> range.term(of -> of.field("id").gt(id))))));
    return Query.of(
        q ->
            q.bool(
                all ->
                    all.filter(IndexQuery.of(search))
                        .should(atOtherTimes, atTheSame)
                        .minimumShouldMatch("1")));
  }

  /** How many articles it reads in all. */
  public long total() {
    return total;
  }

  /**
   * The next batch; empty when as many were read as there are.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer, or has forgotten how the articles
   *     stood because nobody has asked for five minutes
   */
  public List<ArticleTagged> next() {
    if (read == total) {
      return List.of();
    }
    List<Hit<ArticleDocument>> hits = waiting.isEmpty() ? ask().hits().hits() : waiting;
    waiting = List.of();
    read += hits.size();
    if (hits.isEmpty() || read > total) {
      throw new IllegalStateException(
          "%d articles were found, and %d of them counted".formatted(read, total));
    }
    last = hits.getLast().sort();
    return hits.stream().map(hit -> requireNonNull(hit.source()).article()).toList();
  }

  /** Asks for fewer where the answer would be too long for memory, and then for a few more. */
  private SearchResponse<ArticleDocument> ask() {
    while (true) {
      try {
        SearchResponse<ArticleDocument> answer = view.ask(request());
        size = Math.min(MOST, size + size / 4 + 1);
        return answer;
      } catch (IndexUnavailable e) {
        if (size == 1 || !AnswerLimit.isExceeded(e)) {
          throw e;
        }
        size /= 2;
      }
    }
  }

  private SearchRequest.Builder request() {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .query(query)
            .sort(Rank.order(search.sort()))
            .size(size)
            .trackTotalHits(track -> track.enabled(last.isEmpty()));
    return last.isEmpty() ? request : request.searchAfter(last);
  }

  @Override
  public void close() {
    try {
      view.close();
    } finally {
      closed.run();
    }
  }
}
