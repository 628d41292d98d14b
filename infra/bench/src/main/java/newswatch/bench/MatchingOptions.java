package newswatch.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import newswatch.bench.stored.MatcherKind;
import newswatch.bench.stored.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the matching measurement is to do.
 *
 * @param rounds 0 to 100; without any, no rates are measured
 * @param seconds for which everybody is measured in a round, 1 to 600
 * @param out also receives the result; absent where the standard output is enough
 * @param check whether a missed target is a failure
 * @param javaOptions of everybody's JVM
 */
record MatchingOptions(
    int rounds,
    int seconds,
    List<Workload> workloads,
    Set<MatcherKind> matchers,
    @Nullable Path out,
    boolean check,
    List<String> javaOptions) {
  static final String USAGE =
      """
      usage: newswatch bench matching [OPTION...]
               --rounds N             how many rounds (5); 0 only compares what is found
               --seconds N            how long everybody is measured in a round (5)
               --workloads LIST       how many queries, and which: mixed or words
                                      (1000-mixed,10000-mixed,10000-words,50000-mixed)
               --matchers LIST        of limit,newswatch,lucene-monitor,one-by-one (all)
               --out FILE             put the result there too
               --check                exit with 1 when a target is missed
               --java-options "..."   for everybody's JVM (-Xmx2g -XX:+UseSerialGC)""";

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  MatchingOptions {
    GivenOptions.within("--rounds", rounds, 0, 100);
    GivenOptions.within("--seconds", seconds, 1, 600);
    workloads = List.copyOf(workloads);
    matchers = EnumSet.copyOf(matchers);
    javaOptions = List.copyOf(javaOptions);
  }

  /**
   * As the command line gives them.
   *
   * @throws IllegalArgumentException in words for people
   */
  static MatchingOptions of(List<String> given) {
    GivenOptions options =
        new GivenOptions(
            given,
            Set.of("--rounds", "--seconds", "--workloads", "--matchers", "--out", "--java-options"),
            true);
    return new MatchingOptions(
        options.number("--rounds", 5),
        options.number("--seconds", 5),
        workloads(
            options.text("--workloads").orElse("1000-mixed,10000-mixed,10000-words,50000-mixed")),
        options
            .text("--matchers")
            .map(MatchingOptions::matchers)
            .orElse(EnumSet.allOf(MatcherKind.class)),
        options.path("--out"),
        options.check(),
        options.words("--java-options", List.of("-Xmx2g", "-XX:+UseSerialGC")));
  }

  private static List<Workload> workloads(String list) {
    return Arrays.stream(list.split(",", -1)).map(Workload::of).distinct().toList();
  }

  private static Set<MatcherKind> matchers(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(MatcherKind::of)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(MatcherKind.class)));
  }
}
