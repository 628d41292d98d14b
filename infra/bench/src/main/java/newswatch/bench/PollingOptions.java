package newswatch.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import newswatch.bench.contestant.Kind;
import newswatch.bench.contestant.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the polling measurement is to do.
 *
 * @param feeds how many a cycle asks, 20 to 10,000
 * @param rounds 1 to 100
 * @param out also receives the result; absent where the standard output is enough
 * @param check whether a missed target is a failure
 * @param ingest the jar that is measured; absent for the one that the build made
 * @param javaOptions of every contestant's JVM
 */
record PollingOptions(
    int feeds,
    int rounds,
    Set<Phase> phases,
    Set<Kind> contestants,
    @Nullable Path out,
    boolean check,
    @Nullable Path ingest,
    List<String> javaOptions) {
  static final String USAGE =
      """
      usage: newswatch bench polling [OPTION...]
               --feeds N              how many feeds, 20 to 10000 (5000)
               --rounds N             how many rounds (5)
               --phases LIST          of cold,unchanged,trickle,hostile (all)
               --contestants LIST     of newswatch,spring-integration,camel (all)
               --out FILE             put the result there too
               --check                exit with 1 when a target is missed
               --ingest FILE.jar      measure this build of ingest-service
               --java-options "..."   for every contestant's JVM (-Xmx512m -XX:+UseSerialGC)""";

  private static final int FEWEST = 20;
  private static final int MOST = 10_000;

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  PollingOptions {
    GivenOptions.within("--feeds", feeds, FEWEST, MOST);
    GivenOptions.within("--rounds", rounds, 1, 100);
    phases = EnumSet.copyOf(phases);
    contestants = EnumSet.copyOf(contestants);
    javaOptions = List.copyOf(javaOptions);
    if (!phases.contains(Phase.COLD)) {
      throw new IllegalArgumentException("--phases begins with cold, where all others start from");
    }
  }

  /**
   * As the command line gives them.
   *
   * @throws IllegalArgumentException in words for people
   */
  static PollingOptions of(List<String> given) {
    GivenOptions options =
        new GivenOptions(
            given,
            Set.of(
                "--feeds",
                "--rounds",
                "--phases",
                "--contestants",
                "--out",
                "--ingest",
                "--java-options"),
            true);
    return new PollingOptions(
        options.number("--feeds", 5_000),
        options.number("--rounds", 5),
        options.text("--phases").map(PollingOptions::phases).orElse(EnumSet.allOf(Phase.class)),
        options
            .text("--contestants")
            .map(PollingOptions::contestants)
            .orElse(EnumSet.allOf(Kind.class)),
        options.path("--out"),
        options.check(),
        options.path("--ingest"),
        options.words("--java-options", List.of("-Xmx512m", "-XX:+UseSerialGC")));
  }

  private static Set<Phase> phases(String list) {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    for (String word : list.split(",", -1)) {
      try {
        phases.add(Phase.valueOf(word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException _) {
        throw new IllegalArgumentException("there is no phase '" + word + "'");
      }
    }
    return phases;
  }

  private static Set<Kind> contestants(String list) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String word : list.split(",", -1)) {
      kinds.add(Kind.of(word.strip()));
    }
    return kinds;
  }
}
