package newswatch.search.habit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.Occasion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in topics whose course is known. */
class ChangesTest {
  private static final int YEAR = 365 * 24;
  private static final int MONTH = 28 * 24;

  /** Of twelve topics, over a year each. */
  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.1, 2", "1, 1", "1, 2", "5, 2", "5, 4", "40, 6"})
  void whatIsUsualIsHardlyEverCalledAChange(double mean, double scatter) {
    int spikes = 0;
    int silences = 0;
    for (int seed = 1; seed <= 12; seed++) {
      Topic topic = new Topic(seed, mean, scatter).go(YEAR, 1);
      Set<String> found = new HashSet<>();
      for (int end = Habit.LEAST_HOURS + 1; end < topic.hours(); end++) {
        HourlyCounts counts = topic.last(end);
        add(found, Changes.spike(counts, Changes.start(end)));
        add(found, Changes.silence(counts));
      }
      spikes += (int) found.stream().filter(key -> key.startsWith("spike")).count();
      silences += (int) found.stream().filter(key -> key.startsWith("silence")).count();
    }
    assertThat(spikes).as("spikes in twelve years").isLessThanOrEqualTo(20);
    assertThat(silences).as("silences in twelve years").isLessThanOrEqualTo(6);
  }

  private static void add(Set<String> found, @Nullable Occasion occasion) {
    if (occasion != null) {
      found.add(occasion.key());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 10", "5, 2, 5", "40, 6, 5"})
  void aSpikeIsMostlyFoundInTheHourInWhichItBegins(double mean, double scatter, double times) {
    int atOnce = 0;
    int missed = 0;
    for (int seed = 1; seed <= 100; seed++) {
      Topic topic = new Topic(seed, mean, scatter).go(MONTH + 12, 1).go(3, times);
      boolean first = isFound(topic, MONTH + 12);
      atOnce += first ? 1 : 0;
      missed += first || isFound(topic, MONTH + 13) || isFound(topic, MONTH + 14) ? 0 : 1;
    }
    assertThat(atOnce).as("of a hundred").isGreaterThanOrEqualTo(60);
    assertThat(missed).as("of a hundred").isLessThanOrEqualTo(25);
  }

  private static boolean isFound(Topic topic, int hour) {
    return Changes.spike(topic.last(hour), Changes.start(hour + 1)) != null;
  }

  @Test
  void aSpikeThatGoesOnIsOneAndIsNotToldLater() {
    Topic topic = new Topic(7, 10, 1).go(MONTH, 1).go(12, 6).go(24, 1);
    Set<Instant> begins = new HashSet<>();
    Set<Integer> hours = new HashSet<>();
    for (int end = MONTH; end < topic.hours(); end++) {
      HourlyCounts counts = topic.last(end);
      Occasion.Spike spike = Changes.spike(counts, Changes.start(end));
      if (spike != null) {
        begins.add(spike.from());
        hours.add(end - MONTH);
      }
    }
    assertThat(begins).containsExactly(Changes.start(MONTH));
    assertThat(hours)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(0, Changes.NEW).boxed().collect(Collectors.toSet()));
  }

  /** The busier a topic is, the sooner its silence says something. */
  @ParameterizedTest
  @CsvSource({"0.5, 1, 72", "2, 2, 24", "20, 4, 10"})
  void aSilenceIsFoundOnceAndUnderOneName(double mean, double scatter, int within) {
    Topic topic = new Topic(3, mean, scatter).go(MONTH, 1).go(200, 0);
    Set<Occasion.Silence> found = new HashSet<>();
    for (int end = MONTH; end < topic.hours(); end++) {
      HourlyCounts counts = topic.last(end);
      Occasion.Silence silence = Changes.silence(counts);
      if (silence != null) {
        found.add(silence);
      }
    }
    assertThat(found).extracting(Occasion.Silence::since).hasSizeBetween(1, 4);
    assertThat(found.stream().map(Occasion::key).distinct()).hasSize(1);
    Occasion.Silence silence = found.iterator().next();
    assertThat(silence.to()).isBefore(Changes.start(MONTH + (long) within));
    assertThat(silence.usual()).isGreaterThan(5);
  }

  @Test
  void aNightIsNoSilenceAndAMorningNoSpike() {
    List<Integer> day =
        IntStream.range(0, 24).map(hour -> hour >= 8 && hour < 20 ? 6 : 0).boxed().toList();
    List<Integer> counts =
        IntStream.range(0, 29).boxed().flatMap(_ -> day.stream()).collect(Collectors.toList());
    for (int end = 14 * 24; end < counts.size(); end++) {
      HourlyCounts until = new HourlyCounts(0, counts.subList(0, end + 1));
      assertThat(Changes.silence(until)).as("hour " + end).isNull();
      assertThat(Changes.spike(until, Changes.start(end))).as("hour " + end).isNull();
    }
  }

  @Test
  void whatIsYoungHasNoHabit() {
    Topic topic = new Topic(1, 3, 1).go(Habit.LEAST_HOURS, 1);
    assertThat(Habit.of(topic.last(topic.hours() - 1), topic.hours() - 1L)).isNull();
    topic.go(1, 1);
    assertThat(Habit.of(topic.last(topic.hours() - 1), topic.hours() - 1L)).isNotNull();
  }

  @Test
  void aSpikeOfAMonthAgoIsNoHabit() {
    Topic topic = new Topic(5, 4, 1).go(7 * 24, 1).go(2, 30).go(14 * 24, 1);
    HourlyCounts counts = topic.last(topic.hours() - 1);
    Habit habit = requireNonNull(Habit.of(counts, counts.current()));
    assertThat(habit.usual(7 * 24)).isLessThan(4 * topic.usual(7 * 24));
  }

  /** What it tells of later hours changes nothing about where it began. */
  @ParameterizedTest
  @CsvSource({"1, 1, 12", "5, 2, 5", "10, 2, 4", "20, 4, 5", "40, 6, 4"})
  void aSpikeIsToldUnderOneNameHoweverOftenItIsLookedAt(double mean, double scatter, double times) {
    int told = 0;
    int several = 0;
    for (int seed = 1; seed <= 100; seed++) {
      Topic topic = new Topic(seed, mean, scatter).go(MONTH + 12, 1).go(8, times).go(6, 1);
      Set<Instant> begins = new HashSet<>();
      for (int end = MONTH + 12; end < topic.hours(); end++) {
        Occasion.Spike spike = Changes.spike(topic.last(end), Changes.start(end));
        if (spike != null) {
          begins.add(spike.from());
        }
      }
      told += begins.isEmpty() ? 0 : 1;
      several += begins.size() > 1 ? 1 : 0;
    }
    assertThat(told).as("of a hundred").isGreaterThanOrEqualTo(70);
    assertThat(several).as("of a hundred").isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 12", "5, 2, 4", "5, 2, 12", "5, 2, 48", "40, 6, 3", "40, 6, 12"})
  void whatComesAtOnceAfterAnOutageIsNoSpike(double mean, double scatter, int outage) {
    int spikes = 0;
    for (int seed = 1; seed <= 100; seed++) {
      Topic topic = new Topic(seed, mean, scatter).go(MONTH + 8, 1);
      double owed = 0;
      for (int i = 0; i < outage; i++) {
        owed += topic.usual(topic.hours());
        topic.came(0);
      }
      topic.came((int) Math.round(0.6 * owed));
      boolean first = isSpike(topic);
      topic.came((int) Math.round(0.4 * owed + topic.usual(topic.hours())));
      spikes += first || isSpike(topic) ? 1 : 0;
    }
    assertThat(spikes).as("of a hundred").isLessThanOrEqualTo(2);
  }

  private static boolean isSpike(Topic topic) {
    int hour = topic.hours() - 1;
    return Changes.spike(topic.last(hour), Changes.start(hour)) != null;
  }

  /** A list that is published on some days, all of it within an hour. */
  @ParameterizedTest
  @CsvSource({"7, 40", "7, 200", "5, 60", "5, 200", "1, 40", "1, 200"})
  void whatComesAtOnceAgainAndAgainIsAHabit(int daysOfTheWeek, int stories) {
    Topic topic = new Topic(11, 0, 1);
    for (int hour = 0; hour < MONTH + 28 * 24; hour++) {
      boolean published = hour % 24 == 6 && hour / 24 % 7 < daysOfTheWeek;
      topic.came(published ? stories + hour % 5 * stories / 25 : 0);
    }
    Set<Instant> begins = new HashSet<>();
    for (int end = MONTH; end < topic.hours(); end++) {
      Occasion.Spike spike = Changes.spike(topic.last(end), Changes.start(end));
      if (spike != null) {
        begins.add(spike.from());
      }
    }
    assertThat(begins).isEmpty();

    Topic more = new Topic(11, 0, 1);
    for (int hour = 0; hour < MONTH; hour++) {
      more.came(hour % 24 == 6 && hour / 24 % 7 < daysOfTheWeek ? stories : 0);
    }
    more.go(18, 0).came(10 * stories);
    assertThat(isSpike(more)).as("at another hour").isTrue();
  }
}
