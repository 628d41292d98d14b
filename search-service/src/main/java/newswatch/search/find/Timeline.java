package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many articles there are in each of some stretches of time that follow one another.
 *
 * @param first a moment of the first stretch
 * @param last one of the last
 */
record Timeline(Interval interval, Instant first, Instant last) {
  /** As many stretches as a page can show side by side, where nobody asks for their length. */
  static final int USUAL = 100;

  /** The most stretches that are answered to who does. */
  static final int MOST = 1_000;

  private static final String TIMES = "times";

  /**
   * The timeline that a search asks for.
   *
   * @param first when the oldest article was published that it finds
   * @param last when the newest was
   * @throws UnusableSearch when it asks for stretches of which there would be more than {@value
   *     #MOST}
   */
  static Timeline of(Search search, Instant first, Instant last) {
    Period period = search.period();
    Instant from = period.from() == null ? first : period.from();
    Instant to = period.to() == null ? last : period.to().minusMillis(1);
    Interval asked = search.interval();
    if (asked == null) {
      // Asked for the years 1 to 9999, a timeline keeps to those that something was published in.
      return Interval.between(from, to, USUAL) == Interval.YEAR
          ? new Timeline(Interval.between(first, last, USUAL), first, last)
          : new Timeline(Interval.between(from, to, USUAL), from, to);
    }
    if (asked.stretches(from, to) <= MOST) {
      return new Timeline(asked, from, to);
    }
    long stretches = asked.stretches(first, last);
    if (stretches > MOST) {
      throw new UnusableSearch(
          "interval",
          null,
          ("'%s' cuts what was found into %d stretches, and at most %d are told; take a longer one,"
                  + " or narrow the time with 'from' and 'to'")
              .formatted(asked.word(), stretches, MOST));
    }
    return new Timeline(asked, first, last);
  }

  /** Completes the request for what is in each stretch. */
  SearchRequest request(Search search, SearchRequest.Builder request) {
    CalendarInterval step =
        switch (interval) {
          case HOUR -> CalendarInterval.Hour;
          case DAY -> CalendarInterval.Day;
          case WEEK -> CalendarInterval.Week;
          case MONTH -> CalendarInterval.Month;
          case YEAR -> CalendarInterval.Year;
        };
    return request
        .size(0)
        .query(IndexQuery.of(search))
        .aggregations(
            TIMES,
            Aggregation.of(
                a ->
                    a.dateHistogram(
                        times -> times.field("rankedAt").calendarInterval(step).minDocCount(1))))
        .build();
  }

  /** The stretches, of what Elasticsearch answered. */
  List<Stretch> stretches(SearchResponse<?> response) {
    Map<Instant, Long> counts = new HashMap<>();
    requireNonNull(response.aggregations().get(TIMES))
        .dateHistogram()
        .buckets()
        .array()
        .forEach(bucket -> counts.put(Instant.ofEpochMilli(bucket.key()), bucket.docCount()));
    return stretches(counts);
  }

  /**
   * The stretches from the one that holds the first time to the one that holds the last.
   *
   * @param counts by the stretches' beginnings; those that are missing are empty
   */
  List<Stretch> stretches(Map<Instant, Long> counts) {
    List<Stretch> stretches = new ArrayList<>();
    ZonedDateTime from = interval.start(first);
    while (!from.toInstant().isAfter(last)) {
      ZonedDateTime to = interval.after(from);
      long count = counts.getOrDefault(from.toInstant(), 0L);
      stretches.add(new Stretch(from.toInstant(), to.toInstant(), count));
      from = to;
    }
    return stretches;
  }
}
