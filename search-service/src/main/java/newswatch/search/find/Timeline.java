package newswatch.search.find;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many articles there are in each of some stretches of time that follow one another. */
final class Timeline {
  /** As many stretches as a page can show side by side. */
  static final int MOST = 100;

  private Timeline() {}

  /** The stretch that time is cut into, in UTC. */
  enum Step {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS),
    YEAR(ChronoUnit.YEARS);

    private final ChronoUnit unit;

    Step(ChronoUnit unit) {
      this.unit = unit;
    }

    /** The shortest step that cuts this time into no more than {@link #MOST} stretches. */
    static Step between(Instant first, Instant last) {
      return Stream.of(values())
          .filter(step -> step.unit.between(step.start(first), step.start(last)) < MOST)
          .findFirst()
          .orElse(YEAR);
    }

    private ZonedDateTime start(Instant time) {
      ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
      return switch (this) {
        case HOUR -> utc.truncatedTo(ChronoUnit.HOURS);
        case DAY -> utc.truncatedTo(ChronoUnit.DAYS);
        case WEEK ->
            utc.truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> utc.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        case YEAR -> utc.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
      };
    }
  }

  /**
   * The stretches from the one that holds the first time to the one that holds the last.
   *
   * @param counts by the stretches' beginnings; those that are missing are empty
   */
  static List<Stretch> of(Step step, Instant first, Instant last, Map<Instant, Long> counts) {
    List<Stretch> stretches = new ArrayList<>();
    ZonedDateTime from = step.start(first);
    while (!from.toInstant().isAfter(last)) {
      ZonedDateTime to = from.plus(1, step.unit);
      long count = counts.getOrDefault(from.toInstant(), 0L);
      stretches.add(new Stretch(from.toInstant(), to.toInstant(), count));
      from = to;
    }
    return stretches;
  }
}
