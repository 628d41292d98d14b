package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all articles of a search have in common, asked for before the page itself: the timeline is
 * cut into hours or years only once it is known what time they span.
 *
 * @param first when the oldest was published; absent where nothing was found
 * @param last when the newest was published
 */
record Survey(long total, @Nullable Instant first, @Nullable Instant last, Facets facets) {
  private static final String FOUND = "found";
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String TOPICS = "topics";
  private static final String SOURCES = "sources";
  private static final String LANGUAGES = "languages";
  private static final String VALUES = "values";
  private static final String TIMELINE = "timeline";
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
                    a.filter(IndexQuery.of(filters))
                        .aggregations(FIRST, of -> of.min(min -> min.field(TIME)))
                        .aggregations(LAST, of -> of.max(max -> max.field(TIME)))))
        .aggregations(TOPICS, counts("topics.id", Facets.MOST_TOPICS, filters.withoutTopics()))
        .aggregations(SOURCES, counts("source", Facets.MOST, filters.withoutSources()))
        .aggregations(LANGUAGES, counts("language", Facets.MOST, filters.withoutLanguages()));
  }

  private static Aggregation counts(String field, int most, Filters others) {
    return Aggregation.of(
        a ->
            a.filter(IndexQuery.of(others))
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
      return new Survey(0, null, null, facets);
    }
    Map<String, Aggregate> span = found.filter().aggregations();
    Instant first = time(requireNonNull(span.get(FIRST)).min().value());
    Instant last = time(requireNonNull(span.get(LAST)).max().value());
    Instant from = search.period().from() == null ? first : search.period().from();
    Instant to = search.period().to() == null ? last : search.period().to().minusMillis(1);
    // Asked for the years 1 to 9999, a timeline keeps to those that something was published in.
    boolean wide = Timeline.Step.between(from, to) == Timeline.Step.YEAR;
    return new Survey(found.filter().docCount(), wide ? first : from, wide ? last : to, facets);
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

  /** Asks, with the page, how many articles there are in each stretch of the timeline. */
  void askForTimeline(SearchRequest.Builder request) {
    if (first != null && last != null) {
      CalendarInterval interval =
          switch (Timeline.Step.between(first, last)) {
            case HOUR -> CalendarInterval.Hour;
            case DAY -> CalendarInterval.Day;
            case WEEK -> CalendarInterval.Week;
            case MONTH -> CalendarInterval.Month;
            case YEAR -> CalendarInterval.Year;
          };
      request.aggregations(
          TIMELINE,
          Aggregation.of(
              a ->
                  a.dateHistogram(
                      times -> times.field(TIME).calendarInterval(interval).minDocCount(1))));
    }
  }

  /** The timeline, of what was answered with the page. */
  List<Stretch> timeline(SearchResponse<?> page) {
    Aggregate answer = page.aggregations().get(TIMELINE);
    if (first == null || last == null || answer == null) {
      return List.of();
    }
    Map<Instant, Long> counts = new HashMap<>();
    answer
        .dateHistogram()
        .buckets()
        .array()
        .forEach(bucket -> counts.put(Instant.ofEpochMilli(bucket.key()), bucket.docCount()));
    return Timeline.of(Timeline.Step.between(first, last), first, last, counts);
  }
}
