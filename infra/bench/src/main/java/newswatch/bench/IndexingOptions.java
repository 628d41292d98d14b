package newswatch.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import newswatch.bench.indexing.IndexerKind;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the indexing measurement is to do.
 *
 * @param articles how many are measured in a round, 1,000 to 1,000,000; three for every ten of them
 *     come before and warm everybody up
 * @param rounds 1 to 100
 * @param out also receives the result; absent where the standard output is enough
 * @param check whether a missed target is a failure
 * @param javaOptions of everybody's JVM
 */
record IndexingOptions(
    int articles,
    int rounds,
    Set<IndexerKind> contestants,
    @Nullable Path out,
    boolean check,
    List<String> javaOptions) {
  static final String USAGE =
      """
      usage: newswatch bench indexing [OPTION...]
               --articles N           how many are indexed in a round (100000)
               --rounds N             how many rounds (3)
               --contestants LIST     of limit,newswatch,tutorial,one-create-per-document,camel
                                      (all)
               --out FILE             put the result there too
               --check                exit with 1 when a target is missed
               --java-options "..."   for everybody's JVM, as ./newswatch starts search-service
                                      (-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1)""";

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  IndexingOptions {
    GivenOptions.within("--articles", articles, 1_000, 1_000_000);
    GivenOptions.within("--rounds", rounds, 1, 100);
    contestants = EnumSet.copyOf(contestants);
    javaOptions = List.copyOf(javaOptions);
  }

  /**
   * As the command line gives them.
   *
   * @throws IllegalArgumentException in words for people
   */
  static IndexingOptions of(List<String> given) {
    GivenOptions options =
        new GivenOptions(
            given,
            Set.of("--articles", "--rounds", "--contestants", "--out", "--java-options"),
            true);
    return new IndexingOptions(
        options.number("--articles", 100_000),
        options.number("--rounds", 3),
        options
            .text("--contestants")
            .map(IndexingOptions::contestants)
            .orElse(EnumSet.allOf(IndexerKind.class)),
        options.path("--out"),
        options.check(),
        options.words(
            "--java-options", List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")));
  }

  private static Set<IndexerKind> contestants(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(IndexerKind::of)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(IndexerKind.class)));
  }
}
