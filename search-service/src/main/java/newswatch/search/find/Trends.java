package newswatch.search.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import org.springframework.stereotype.Component;

/**
 * Finds the words of a trend in two steps. The first reads a random sample of the articles for
 * words that stand out; the second counts these in all articles, of now and before.
 */
@Component
public final class Trends {
  /** How many words may be told. */
  public static final int MOST = 50;

  /** Articles of each index whose text is read again for its words: about a millisecond each. */
  private static final int SAMPLE = 500;

  /** What is seen once or twice is chance, or somebody's mistyping. */
  private static final long LEAST_ARTICLES = 3;

  /** For each word that is told; some turn out to be none, or to stand out in the sample alone. */
  private static final int CANDIDATES = 3;

  private static final String SEED = "1";
  private static final List<String> FIELDS = List.of("body", "title");
  private static final String SAMPLED = "sampled";
  private static final String NOW = "now";
  private static final String BEFORE = "before";
  private static final String WORDS = "words";
  private static final String TIME_LIMIT = "10s";
  private static final Duration ANSWER = Duration.ofSeconds(12);

  private final ElasticsearchAsyncClient client;
  private final LikedArticles liked;

  Trends(ElasticsearchClient client, LikedArticles liked) {
    this.liked = liked;
    this.client = new ElasticsearchAsyncClient(client._transport());
  }

  /**
   * The words that a search finds more often than another.
   *
   * @param asked of now
   * @param before what to compare with; finds none of the same articles
   * @param most how many words, 1 to {@link #MOST}
   * @throws UnusableSearch when it names an article to be like that is not there
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public Trend of(Search asked, Search before, int most) {
    Search search = liked.lookUp(asked);
    List<String> candidates = candidates(search, before, most * CANDIDATES);
    SearchResponse<Void> counted = ask(counting(search, before, candidates));
    Aggregate now = counted.aggregations().get(NOW);
    Aggregate then = counted.aggregations().get(BEFORE);
    if (now == null || then == null) {
      return new Trend(0, 0, List.of());
    }
    long articles = now.filter().docCount();
    long background = then.filter().docCount();
    Map<String, Long> nowCounts = counts(now);
    Map<String, Long> thenCounts = counts(then);
    List<Trend.Term> terms =
        candidates.stream()
            .map(
                word -> {
                  long count = nowCounts.getOrDefault(word, 0L);
                  long formerly = thenCounts.getOrDefault(word, 0L);
                  return new Trend.Term(
                      word, count, formerly, Trend.score(count, articles, formerly, background));
                })
            .filter(term -> term.score() > 0)
            .sorted(Comparator.comparingDouble(Trend.Term::score).reversed())
            .limit(most)
            .toList();
    return new Trend(articles, background, terms);
  }

  /** Words that stand out in a sample, the best of each field in turn. */
  private List<String> candidates(Search search, Search before, int most) {
    Spoken spoken = Spoken.in(search.filters().languages());
    Map<String, Double> best = new HashMap<>();
    Aggregate sampled = ask(sampling(search, before, spoken, most)).aggregations().get(SAMPLED);
    if (sampled == null || !sampled.isSampler()) {
      return List.of();
    }
    for (String field : FIELDS) {
      Aggregate words = sampled.sampler().aggregations().get(field);
      if (words != null && words.isSigsterms()) {
        words.sigsterms().buckets().array().stream()
            .filter(word -> Spoken.isWord(word.key()))
            .forEach(word -> best.merge(word.key(), word.score(), Math::max));
      }
    }
    return best.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The sample is drawn by a hash, so that the same question has the same answer. */
  private static SearchRequest sampling(Search search, Search before, Spoken spoken, int most) {
    return request()
        .query(
            q ->
                q.functionScore(
                    score ->
                        score
                            .query(f -> f.bool(all -> all.filter(IndexQuery.of(search))))
                            .functions(by -> by.randomScore(hash -> hash.seed(SEED).field("id")))
                            .boostMode(FunctionBoostMode.Replace)))
        .aggregations(
            SAMPLED,
            sample -> {
              var sampler = sample.sampler(of -> of.shardSize(SAMPLE));
              FIELDS.forEach(
                  field -> sampler.aggregations(field, standingOut(field, before, spoken, most)));
              return sampler;
            })
        .build();
  }

  private static Aggregation standingOut(String field, Search before, Spoken spoken, int most) {
    return Aggregation.of(
        words ->
            words.significantText(
                text ->
                    text.field(field)
                        .backgroundFilter(IndexQuery.of(before))
                        .filterDuplicateText(true)
                        .exclude(none -> none.terms(spoken.functionWords()))
                        .minDocCount(LEAST_ARTICLES)
                        .size(most)));
  }

  private static SearchRequest counting(Search search, Search before, List<String> words) {
    Query now = IndexQuery.of(search);
    Query then = IndexQuery.of(before);
    return request()
        .query(
            q ->
                q.bool(
                    all ->
                        all.filter(
                            f -> f.bool(any -> any.should(now, then).minimumShouldMatch("1")))))
        .aggregations(NOW, counting(now, words))
        .aggregations(BEFORE, counting(then, words))
        .build();
  }

  private static Aggregation counting(Query articles, List<String> words) {
    Map<String, Query> each = new HashMap<>();
    words.forEach(word -> each.put(word, having(word)));
    return Aggregation.of(
        a -> {
          var filter = a.filter(articles);
          return each.isEmpty()
              ? filter
              : filter.aggregations(
                  WORDS, of -> of.filters(filters -> filters.filters(f -> f.keyed(each))));
        });
  }

  private static Query having(String word) {
    List<Query> anywhere =
        FIELDS.stream()
            .map(field -> Query.of(q -> q.term(term -> term.field(field).value(word))))
            .toList();
    return Query.of(q -> q.bool(any -> any.should(anywhere).minimumShouldMatch("1")));
  }

  private static Map<String, Long> counts(Aggregate answer) {
    Map<String, Long> counts = new HashMap<>();
    Aggregate words = answer.filter().aggregations().get(WORDS);
    if (words != null) {
      words.filters().buckets().keyed().forEach((word, of) -> counts.put(word, of.docCount()));
    }
    return counts;
  }

  private static SearchRequest.Builder request() {
    return new SearchRequest.Builder()
        .index(ArticleIndex.NAME)
        .ignoreUnavailable(true)
        .allowPartialSearchResults(false)
        .timeout(TIME_LIMIT)
        .trackTotalHits(track -> track.enabled(false))
        .size(0);
  }

  private SearchResponse<Void> ask(SearchRequest request) {
    SearchResponse<Void> answer = ArticleIndex.await(ANSWER, client.search(request, Void.class));
    if (answer.timedOut()) {
      throw new IndexUnavailable("the words took longer than " + TIME_LIMIT, null);
    }
    return answer;
  }
}
