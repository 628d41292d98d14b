package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all articles of a search have in common, asked for before the page itself: the timeline is
 * cut into hours or years only once it is known what time they span.
 *
 * @param stories how many stories they tell, each article without a story for one; absent where
 *     that is not asked for
 * @param timeline how their time is cut; absent where nothing was found
 */
record Survey(long total, @Nullable Long stories, @Nullable Timeline timeline, Facets facets) {
  /** Up to so many, stories are counted exactly, or nearly so. */
  static final int STORIES_COUNTED = 10_000;

  private static final String FOUND = "found";
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String TOPICS = "topics";
  private static final String SOURCES = "sources";
  private static final String LANGUAGES = "languages";
  private static final String VALUES = "values";
  private static final String STORIES = "stories";
  private static final String ALONE = "alone";
  private static final String STORY = "story";
  private static final String TIME = "rankedAt";

  /** Completes the request for the survey. */
  static SearchRequest.Builder request(Search search, SearchRequest.Builder request) {
    Filters filters = search.filters();
    return request
        .size(0)
        .query(IndexQuery.unfiltered(search))
        .aggregations(
            FOUND,
            Aggregation.of(
                a ->
                    a.filter(FilterQuery.of(filters))
                        .aggregations(FIRST, of -> of.min(min -> min.field(TIME)))
                        .aggregations(LAST, of -> of.max(max -> max.field(TIME)))
                        .aggregations(stories(search))))
        .aggregations(TOPICS, counts("topics.id", Facets.MOST_TOPICS, filters.withoutTopics()))
        .aggregations(SOURCES, counts("source", Facets.MOST, filters.withoutSources()))
        .aggregations(LANGUAGES, counts("language", Facets.MOST, filters.withoutLanguages()));
  }

  private static Map<String, Aggregation> stories(Search search) {
    return search.oncePerStory()
        ? Map.of(
            STORIES,
            Aggregation.of(
                a -> a.cardinality(many -> many.field(STORY).precisionThreshold(STORIES_COUNTED))),
            ALONE,
            Aggregation.of(a -> a.missing(none -> none.field(STORY))))
        : Map.of();
  }

  private static Aggregation counts(String field, int most, Filters others) {
    return Aggregation.of(
        a ->
            a.filter(FilterQuery.of(others))
                .aggregations(VALUES, of -> of.terms(terms -> terms.field(field).size(most))));
  }

  /** What Elasticsearch answered. */
  static Survey read(Search search, SearchResponse<?> response) {
    Map<String, Aggregate> answers = response.aggregations();
    Aggregate found = answers.get(FOUND);
    Facets facets =
        new Facets(
            counts(answers.get(TOPICS)),
            counts(answers.get(SOURCES)),
            counts(answers.get(LANGUAGES)));
    if (found == null || found.filter().docCount() == 0) {
      return new Survey(0, search.oncePerStory() ? 0L : null, null, facets);
    }
    Map<String, Aggregate> all = found.filter().aggregations();
    Instant first = time(requireNonNull(all.get(FIRST)).min().value());
    Instant last = time(requireNonNull(all.get(LAST)).max().value());
    Long stories =
        search.oncePerStory()
            ? requireNonNull(all.get(STORIES)).cardinality().value()
                + requireNonNull(all.get(ALONE)).missing().docCount()
            : null;
    return new Survey(found.filter().docCount(), stories, Timeline.of(search, first, last), facets);
  }

  private static List<Facets.Count> counts(@Nullable Aggregate answer) {
    if (answer == null) {
      return List.of();
    }
    return requireNonNull(answer.filter().aggregations().get(VALUES))
        .sterms()
        .buckets()
        .array()
        .stream()
        .map(bucket -> new Facets.Count(bucket.key().stringValue(), bucket.docCount()))
        .toList();
  }

  private static Instant time(@Nullable Double millis) {
    return Instant.ofEpochMilli(requireNonNull(millis).longValue());
  }
}
