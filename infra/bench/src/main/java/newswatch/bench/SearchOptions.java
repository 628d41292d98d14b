package newswatch.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the search measurement is to do.
 *
 * @param articles in the index, 1,000 to 5,000,000
 * @param searches how many a second, 1 to 1,000
 * @param arriving how many articles arrive a second meanwhile, one pace after the other, each 0 to
 *     2,000
 * @param seconds how long each contestant is asked in a round, 1 to 3,600
 * @param rounds 1 to 100
 * @param out also receives the result; absent where the standard output is enough
 * @param check whether a missed target is a failure
 * @param javaOptions of search-service's JVM
 */
record SearchOptions(
    int articles,
    int searches,
    List<Integer> arriving,
    int seconds,
    int rounds,
    @Nullable Path out,
    boolean check,
    List<String> javaOptions) {
  static final String USAGE =
      """
      usage: newswatch bench search [OPTION...]
               --articles N           how many are in the index (500000)
               --searches N           how many searches a second (20)
               --arriving LIST        how many articles arrive a second meanwhile (50)
               --seconds N            how long each is asked in a round (30)
               --rounds N             how many rounds (5)
               --out FILE             put the result there too
               --check                exit with 1 when a target is missed
               --java-options "..."   for search-service's JVM, as in containers
                                      (-Xmx256m -XX:+UseSerialGC)""";

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  SearchOptions {
    GivenOptions.within("--articles", articles, 1_000, 5_000_000);
    GivenOptions.within("--searches", searches, 1, 1_000);
    arriving.forEach(pace -> GivenOptions.within("--arriving", pace, 0, 2_000));
    GivenOptions.within("--seconds", seconds, 1, 3_600);
    GivenOptions.within("--rounds", rounds, 1, 100);
    arriving = List.copyOf(arriving);
    javaOptions = List.copyOf(javaOptions);
  }

  /**
   * As the command line gives them.
   *
   * @throws IllegalArgumentException in words for people
   */
  static SearchOptions of(List<String> given) {
    GivenOptions options =
        new GivenOptions(
            given,
            Set.of(
                "--articles",
                "--searches",
                "--arriving",
                "--seconds",
                "--rounds",
                "--out",
                "--java-options"),
            true);
    return new SearchOptions(
        options.number("--articles", 500_000),
        options.number("--searches", 20),
        options.text("--arriving").map(SearchOptions::paces).orElse(List.of(50)),
        options.number("--seconds", 30),
        options.number("--rounds", 5),
        options.path("--out"),
        options.check(),
        options.words("--java-options", List.of("-Xmx256m", "-XX:+UseSerialGC")));
  }

  private static List<Integer> paces(String list) {
    try {
      return Arrays.stream(list.split(",", -1))
          .map(pace -> Integer.parseInt(pace.strip()))
          .distinct()
          .toList();
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("--arriving wants numbers, not '" + list + "'");
    }
  }
}
