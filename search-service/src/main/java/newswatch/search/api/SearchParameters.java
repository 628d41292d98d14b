package newswatch.search.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import newswatch.events.StoryId;
import newswatch.events.TopicId;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryLanguage;
import newswatch.search.find.Filters;
import newswatch.search.find.Interval;
import newswatch.search.find.Muted;
import newswatch.search.find.Period;
import newswatch.search.find.Search;
import newswatch.search.find.Sort;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A search as the parameters of a request. Whatever cannot be used is refused by name: a mistake
 * that is passed over looks like an answer.
 */
final class SearchParameters {
  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "q",
              "topic",
              "source",
              "language",
              "collection",
              "story",
              "muteSource",
              "muteStory",
              "from",
              "to",
              "sort",
              "collapse",
              "interval",
              "size",
              "cursor"));
  private static final int USUAL_SIZE = 20;
  private static final int LONGEST = 1_024;
  private static final int MOST_VALUES = 100;

  /** Elasticsearch keeps milliseconds in 64 bits, and years beyond these are mistakes. */
  private static final int FIRST_YEAR = 1;

  private static final int LAST_YEAR = 9999;

  private final MultiValueMap<String, String> given;

  private SearchParameters(MultiValueMap<String, String> given) {
    this.given = given;
  }

  /**
   * The search that is asked for.
   *
   * @throws BadParameter naming the parameter that cannot be used
   */
  static Search search(MultiValueMap<String, String> given) {
    for (String name : given.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new BadParameter(name, "the parameters are " + String.join(", ", KNOWN));
      }
    }
    return new SearchParameters(given).search();
  }

  private Search search() {
    Query query = query();
    Filters filters =
        new Filters(
            ids("topic", TopicId::new),
            values("source"),
            values("language"),
            values("collection"),
            ids("story", StoryId::new),
            new Muted(values("muteSource"), ids("muteStory", StoryId::new)));
    Period period = period();
    Sort sort = sort();
    String cursor = one("cursor").strip();
    Search search =
        new Search(query, filters, period, sort, size(), cursor.isEmpty() ? null : cursor);
    Interval interval = interval();
    Search timed = interval == null ? search : search.cutInto(interval);
    return oncePerStory() ? timed.eachStoryOnce() : timed;
  }

  private @Nullable Query query() {
    String q = one("q");
    if (q.isBlank()) {
      return null;
    }
    return switch (QueryLanguage.SEARCHES.parse(q)) {
      case Parsed.Understood understood -> understood.query();
      case Parsed.Rejected rejected ->
          throw new BadParameter("q", rejected.position(), rejected.problem());
    };
  }

  private <T> List<T> ids(String name, Function<String, T> reading) {
    try {
      return values(name).stream()
          .flatMap(ids -> Arrays.stream(ids.split(",", -1)))
          .filter(id -> !id.isBlank())
          .map(reading)
          .toList();
    } catch (IllegalArgumentException e) {
      throw new BadParameter(name, String.valueOf(e.getMessage()));
    }
  }

  private Period period() {
    Instant from = time("from", 0);
    Instant to = time("to", 1);
    if (from != null && to != null && !from.isBefore(to)) {
      throw new BadParameter("to", "it must lie after 'from'");
    }
    return new Period(from, to);
  }

  /**
   * A point in time, or a date, which means the whole day in UTC.
   *
   * @param days to add to a date, so that the day is included
   */
  private @Nullable Instant time(String name, int days) {
    String text = one(name).strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      OffsetDateTime time =
          text.contains("T") || text.contains("t")
              ? OffsetDateTime.parse(text)
              : LocalDate.parse(text).plusDays(days).atStartOfDay().atOffset(ZoneOffset.UTC);
      if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR + 1) {
        throw new BadParameter(name, "its year is not one of 1 to 9999");
      }
      return time.toInstant();
    } catch (DateTimeParseException _) {
      throw new BadParameter(
          name,
          "'%s' is neither a date such as 2026-11-30 nor a time such as 2026-11-30T12:00:00Z"
              .formatted(text));
    }
  }

  private Sort sort() {
    String order = one("sort");
    return switch (order) {
      case "" -> Sort.NEWEST;
      case "relevance", "newest", "oldest" -> Sort.valueOf(order.toUpperCase(Locale.ROOT));
      default ->
          throw new BadParameter(
              "sort", "'%s' is none of relevance, newest, oldest".formatted(order));
    };
  }

  private int size() {
    String text = one("size").strip();
    if (text.isEmpty()) {
      return USUAL_SIZE;
    }
    try {
      int size = Integer.parseInt(text);
      if (size >= 0 && size <= Search.MAX_SIZE) {
        return size;
      }
    } catch (NumberFormatException _) {
      // Told below, with what it should have been.
    }
    throw new BadParameter(
        "size",
        "'%s' is no number from 0 to %d, which is how many articles a page holds"
            .formatted(text, Search.MAX_SIZE));
  }

  private boolean oncePerStory() {
    String collapse = one("collapse").strip();
    if (!collapse.isEmpty() && !collapse.equals("story")) {
      throw new BadParameter("collapse", "'%s' is not story".formatted(collapse));
    }
    return !collapse.isEmpty();
  }

  private @Nullable Interval interval() {
    String asked = one("interval").strip();
    if (asked.isEmpty()) {
      return null;
    }
    return Stream.of(Interval.values())
        .filter(interval -> interval.word().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                new BadParameter(
                    "interval", "'%s' is none of hour, day, week, month, year".formatted(asked)));
  }

  private List<String> values(String name) {
    List<String> values =
        given.getOrDefault(name, List.of()).stream()
            .filter(value -> value != null && !value.isBlank())
            .toList();
    if (values.size() > MOST_VALUES || values.stream().anyMatch(v -> v.length() > LONGEST)) {
      throw new BadParameter(
          name, "at most %d values of %d characters are taken".formatted(MOST_VALUES, LONGEST));
    }
    return values;
  }

  private String one(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new BadParameter(name, "it is given more than once");
    }
    return values.isEmpty() || values.getFirst() == null ? "" : values.getFirst();
  }
}
