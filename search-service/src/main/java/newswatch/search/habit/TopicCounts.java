package newswatch.search.habit;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.FiltersBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import newswatch.events.TopicId;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.ArticleIndex;
import newswatch.search.index.IndexUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much was told of topics, by the index: of live news, when we first saw it. Each story counts
 * once in an hour, as reprints are no more news. What was counted stays in memory for as long as a
 * topic is asked for, three kilobytes each, and only the last hours are counted again.
 */
@Component
final class TopicCounts {
  /** Elasticsearch answers with 65,536 hours at most. */
  private static final int AT_ONCE = 60;

  /** What may still come to be counted, in hours. */
  private static final int AGAIN = 4;

  private static final int PRECISE_TO = 100;
  private static final int MOST_FEEDS = 1_000;
  private static final Duration ANSWER = Duration.ofSeconds(32);
  private static final String TIME_LIMIT = "30s";
  private static final String TOPICS = "topics";
  private static final String HOURS = "hours";
  private static final String STORIES = "stories";
  private static final String FEEDS = "feeds";
  private static final String TIME = "firstSeenAt";

  private final ElasticsearchAsyncClient client;
  private final Map<TopicId, NavigableMap<Long, Integer>> counted = new HashMap<>();

  /** The last hour in which they were counted, and all was indexed that had come. */
  private long settledIn;

  TopicCounts(ElasticsearchClient client) {
    this.client = new ElasticsearchAsyncClient(client._transport());
  }

  /**
   * How many stories of each topic came in each hour, from its first one of the last weeks on.
   *
   * @param caughtUp whether what came is indexed; what is counted before is counted again
   * @return those of which there are any
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  synchronized Map<TopicId, HourlyCounts> of(
      Collection<TopicId> topics, Instant now, boolean caughtUp) {
    long current = Changes.hourOf(now);
    // Others may have led meanwhile, or nobody, or little was indexed yet.
    long open = Math.min(current - settledIn + AGAIN, Habit.KNOWN);
    counted.keySet().retainAll(topics);
    List<TopicId> known = List.copyOf(counted.keySet());
    count(topics.stream().filter(topic -> !counted.containsKey(topic)).toList(), Habit.KNOWN, now);
    count(known, (int) open, now);
    if (caughtUp) {
      settledIn = current;
    }
    Map<TopicId, HourlyCounts> all = new HashMap<>();
    for (TopicId topic : topics) {
      NavigableMap<Long, Integer> hours = requireNonNull(counted.get(topic));
      NavigableMap<Long, Integer> old = hours.headMap(current - Habit.KNOWN, false);
      if (!old.isEmpty()) {
        old.clear();
        // What is as old as that has a habit of all the weeks, however seldom it was told of.
        hours.putIfAbsent(current - Habit.KNOWN, 0);
      }
      if (!hours.isEmpty()) {
        all.put(topic, counts(hours, current));
      }
    }
    return all;
  }

  private static HourlyCounts counts(NavigableMap<Long, Integer> hours, long current) {
    List<Integer> counts = new ArrayList<>();
    for (long hour = hours.firstKey(); hour <= current; hour++) {
      counts.add(hours.getOrDefault(hour, 0));
    }
    return new HourlyCounts(hours.firstKey(), counts);
  }

  private void count(Collection<TopicId> topics, int hours, Instant now) {
    List<TopicId> all = List.copyOf(topics);
    long from = Changes.hourOf(now) - hours;
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      List<TopicId> some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
      Aggregate answer =
          ask(counting(some, Changes.start(from), now), Void.class).aggregations().get(TOPICS);
      some.forEach(
          topic ->
              counted.computeIfAbsent(topic, _ -> new TreeMap<>()).tailMap(from, true).clear());
      if (answer != null) {
        answer.filters().buckets().keyed().forEach((topic, its) -> note(new TopicId(topic), its));
      }
    }
  }

  private void note(TopicId topic, FiltersBucket its) {
    NavigableMap<Long, Integer> hours = requireNonNull(counted.get(topic));
    requireNonNull(its.aggregations().get(HOURS))
        .dateHistogram()
        .buckets()
        .array()
        .forEach(
            hour ->
                hours.put(
                    Changes.hourOf(Instant.ofEpochMilli(hour.key())),
                    (int) requireNonNull(hour.aggregations().get(STORIES)).cardinality().value()));
  }

  private static SearchRequest counting(List<TopicId> topics, Instant from, Instant now) {
    Map<String, Query> each = new HashMap<>();
    topics.forEach(topic -> each.put(topic.value(), about(List.of(topic))));
    return request()
        .query(live(about(topics), from, now))
        .size(0)
        .aggregations(
            TOPICS,
            of ->
                of.filters(filters -> filters.filters(by -> by.keyed(each)))
                    .aggregations(
                        HOURS,
                        hours ->
                            hours
                                .dateHistogram(
                                    times ->
                                        times
                                            .field(TIME)
                                            .fixedInterval(step -> step.time("1h"))
                                            .minDocCount(1))
                                .aggregations(
                                    STORIES,
                                    stories ->
                                        stories.cardinality(
                                            by ->
                                                by.field("story").precisionThreshold(PRECISE_TO)))))
        .build();
  }

  /**
   * Where a topic's articles come from.
   *
   * @param newest the last one; absent where there is none
   * @param feeds how many articles of the last weeks each feed listed, by its id
   */
  record Origins(@Nullable ArticleDocument newest, Map<String, Long> feeds) {
    Origins {
      feeds = Map.copyOf(feeds);
    }
  }

  /**
   * Where a topic's articles of the last weeks come from.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  Origins origins(TopicId topic, Instant now) {
    Instant from = Changes.start(Changes.hourOf(now) - Habit.HOURS);
    SearchResponse<ArticleDocument> answer =
        ask(
            request()
                .query(live(about(List.of(topic)), from, now))
                .size(1)
                .sort(by -> by.field(field -> field.field(TIME).order(SortOrder.Desc)))
                .aggregations(FEEDS, of -> of.terms(terms -> terms.field("feeds").size(MOST_FEEDS)))
                .build(),
            ArticleDocument.class);
    Map<String, Long> feeds = new HashMap<>();
    Aggregate buckets = answer.aggregations().get(FEEDS);
    if (buckets != null && buckets.isSterms()) {
      buckets
          .sterms()
          .buckets()
          .array()
          .forEach(feed -> feeds.put(feed.key().stringValue(), feed.docCount()));
    }
    return new Origins(
        answer.hits().hits().isEmpty() ? null : answer.hits().hits().getFirst().source(), feeds);
  }

  private static Query about(List<TopicId> topics) {
    List<FieldValue> ids = topics.stream().map(topic -> FieldValue.of(topic.value())).toList();
    return Query.of(
        q -> q.terms(terms -> terms.field("topics.id").terms(values -> values.value(ids))));
  }

  /** What a new feed listed at first, or was handed in, came when it came. */
  private static Query live(Query about, Instant from, Instant now) {
    return Query.of(
        q ->
            q.bool(
                all ->
                    all.filter(about)
                        .filter(f -> f.term(term -> term.field("origin").value("live")))
                        .filter(
                            f ->
                                f.range(
                                    range ->
                                        range.date(
                                            time ->
                                                time.field(TIME)
                                                    .format("epoch_millis")
                                                    .gte(Long.toString(from.toEpochMilli()))
                                                    .lte(Long.toString(now.toEpochMilli())))))));
  }

  private static SearchRequest.Builder request() {
    return new SearchRequest.Builder()
        .index(ArticleIndex.NAME)
        .ignoreUnavailable(true)
        .allowPartialSearchResults(false)
        .timeout(TIME_LIMIT)
        .trackTotalHits(track -> track.enabled(false));
  }

  private <T> SearchResponse<T> ask(SearchRequest request, Class<T> document) {
    SearchResponse<T> answer = ArticleIndex.await(ANSWER, client.search(request, document));
    if (answer.timedOut()) {
      throw new IndexUnavailable("counting took longer than " + TIME_LIMIT, null);
    }
    return answer;
  }
}
