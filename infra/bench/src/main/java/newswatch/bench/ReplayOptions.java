package newswatch.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the measurement of live news beside a replay is to do.
 *
 * @param archive how many sightings there are to be judged again, 100 to 1,000,000
 * @param live how many sightings come a second, 1 to 1,000
 * @param seconds how long they come, without and with the replay, 6 to 3,600; the first {@value
 *     newswatch.bench.walk.LiveNews#LEFT_OUT_SECONDS} count for nothing
 * @param topics how many there are, 1 to 1,000,000
 * @param rounds 1 to 100
 * @param out also receives the result; absent where the standard output is enough
 * @param check whether a missed target is a failure
 * @param javaOptions of classify-service's JVM
 */
record ReplayOptions(
    int archive,
    int live,
    int seconds,
    int topics,
    int rounds,
    @Nullable Path out,
    boolean check,
    List<String> javaOptions) {
  static final String USAGE =
      """
      usage: newswatch bench replay [OPTION...]
               --archive N            how many sightings there are to judge again (40000)
               --live N               how many come a second meanwhile (50)
               --seconds N            how long they come, without and with the replay (30)
               --topics N             how many topics there are (1000)
               --rounds N             how many rounds (3)
               --out FILE             put the result there too
               --check                exit with 1 when a target is missed
               --java-options "..."   for classify-service's JVM (-Xmx512m -XX:+UseSerialGC)""";

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  ReplayOptions {
    GivenOptions.within("--archive", archive, 100, 1_000_000);
    GivenOptions.within("--live", live, 1, 1_000);
    GivenOptions.within("--seconds", seconds, 6, 3_600);
    GivenOptions.within("--topics", topics, 1, 1_000_000);
    GivenOptions.within("--rounds", rounds, 1, 100);
    javaOptions = List.copyOf(javaOptions);
  }

  /**
   * As the command line gives them.
   *
   * @throws IllegalArgumentException in words for people
   */
  static ReplayOptions of(List<String> given) {
    GivenOptions options =
        new GivenOptions(
            given,
            Set.of(
                "--archive",
                "--live",
                "--seconds",
                "--topics",
                "--rounds",
                "--out",
                "--java-options"),
            true);
    return new ReplayOptions(
        options.number("--archive", 40_000),
        options.number("--live", 50),
        options.number("--seconds", 30),
        options.number("--topics", 1_000),
        options.number("--rounds", 3),
        options.path("--out"),
        options.check(),
        options.words("--java-options", List.of("-Xmx512m", "-XX:+UseSerialGC")));
  }
}
