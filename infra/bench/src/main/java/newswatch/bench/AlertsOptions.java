package newswatch.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import newswatch.bench.alerts.AlertsMeasurement;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the alerts measurement is to do.
 *
 * @param subscriptions how many there are, one number after the other, each 2 to 20,000
 * @param load what comes
 * @param rounds 1 to 100
 * @param out also receives the result; absent where the standard output is enough
 * @param check whether a missed target is a failure
 */
record AlertsOptions(
    List<Integer> subscriptions,
    AlertsMeasurement.Load load,
    int rounds,
    @Nullable Path out,
    boolean check) {
  static final String USAGE =
      """
      usage: newswatch bench alerts [OPTION...]
               --subscriptions LIST   how many there are, half by topic and half by
                                      query (1000,10000)
               --topics N             how many topics there are (1000)
               --receivers N          how many addresses webhooks go to (100)
               --articles N           how many articles are listed a second (50)
               --warm-up N            seconds whose times do not count (30)
               --seconds N            seconds whose times do (60)
               --burst N              how many are listed at once at the end (1000)
               --rounds N             how many rounds (3)
               --out FILE             put the result there too
               --check                exit with 1 when a target is missed""";

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  AlertsOptions {
    subscriptions.forEach(count -> GivenOptions.within("--subscriptions", count, 2, 20_000));
    GivenOptions.within("--topics", load.topics(), 1, 20_000);
    GivenOptions.within("--receivers", load.receivers(), 1, 250);
    GivenOptions.within("--articles", load.perSecond(), 1, 1_000);
    GivenOptions.within("--warm-up", load.warmUpSeconds(), 1, 600);
    GivenOptions.within("--seconds", load.seconds(), 1, 3_600);
    GivenOptions.within("--burst", load.burst(), 1, 20_000);
    GivenOptions.within("--rounds", rounds, 1, 100);
    subscriptions = List.copyOf(subscriptions);
  }

  /**
   * As the command line gives them.
   *
   * @throws IllegalArgumentException in words for people
   */
  static AlertsOptions of(List<String> given) {
    GivenOptions options =
        new GivenOptions(
            given,
            Set.of(
                "--subscriptions",
                "--topics",
                "--receivers",
                "--articles",
                "--warm-up",
                "--seconds",
                "--burst",
                "--rounds",
                "--out"),
            true);
    return new AlertsOptions(
        options.text("--subscriptions").map(AlertsOptions::counts).orElse(List.of(1_000, 10_000)),
        new AlertsMeasurement.Load(
            options.number("--topics", 1_000),
            options.number("--receivers", 100),
            options.number("--articles", 50),
            options.number("--warm-up", 30),
            options.number("--seconds", 60),
            options.number("--burst", 1_000)),
        options.number("--rounds", 3),
        options.path("--out"),
        options.check());
  }

  private static List<Integer> counts(String list) {
    try {
      return Arrays.stream(list.split(",", -1))
          .map(count -> Integer.parseInt(count.strip()))
          .distinct()
          .toList();
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("--subscriptions wants numbers, not '" + list + "'");
    }
  }
}
