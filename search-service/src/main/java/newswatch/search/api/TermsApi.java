package newswatch.search.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import newswatch.search.find.Period;
import newswatch.search.find.Search;
import newswatch.search.find.Trend;
import newswatch.search.find.Trends;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/articles/terms}: what is new in a period, as the words that its articles have more
 * often than those of the three months before it.
 */
@RestController
final class TermsApi {
  private static final String SIZE = "size";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String LANGUAGE = "language";
  private static final int USUAL_SIZE = 20;
  private static final Duration USUAL_PERIOD = Duration.ofDays(7);
  private static final int MONTHS_BEFORE = 3;

  private final Trends trends;
  private final InstantSource clock;

  TermsApi(Trends trends, InstantSource clock) {
    this.trends = trends;
    this.clock = clock;
  }

  /**
   * What a period brought.
   *
   * @param from inclusive
   * @param to exclusive
   * @param background what it is compared with
   * @param articles how many there are in the period
   */
  record Answer(
      Instant from, Instant to, Background background, long articles, List<Trend.Term> terms) {
    Answer {
      terms = List.copyOf(terms);
    }
  }

  /**
   * The time before.
   *
   * @param articles how many there are in it, in the languages that were asked for
   */
  record Background(Instant from, Instant to, long articles) {}

  @GetMapping("/api/articles/terms")
  Answer terms(@RequestParam MultiValueMap<String, String> given) {
    NarrowedParameters parameters = NarrowedParameters.of(given, SIZE);
    int size = parameters.own().number(SIZE, 1, Trends.MOST, USUAL_SIZE);
    Period asked = parameters.search().period();
    Instant to = asked.to() == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : asked.to();
    Instant from = asked.from() == null ? to.minus(USUAL_PERIOD) : asked.from();
    if (!from.isBefore(to)) {
      throw new BadParameter(FROM, "it lies in the future, and 'to' is not given");
    }
    Instant before = from.atOffset(ZoneOffset.UTC).minusMonths(MONTHS_BEFORE).toInstant();
    Trend trend =
        trends.of(
            parameters.search(Map.of(FROM, from.toString(), TO, to.toString())),
            background(given, before, from),
            size);
    return new Answer(
        from, to, new Background(before, from, trend.before()), trend.articles(), trend.terms());
  }

  /** All articles of the time before: what narrows the search is what may be new. */
  private static Search background(MultiValueMap<String, String> given, Instant from, Instant to) {
    MultiValueMap<String, String> background = new LinkedMultiValueMap<>();
    background.addAll(LANGUAGE, given.getOrDefault(LANGUAGE, List.of()));
    background.set(FROM, from.toString());
    background.set(TO, to.toString());
    return SearchParameters.search(background);
  }
}
