package newswatch.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the measurement of classify-service is to do.
 *
 * @param articles how many sightings are sent in a round, 100 to 1,000,000; as many warm it up
 * @param topics how many there are, 1 to 1,000,000
 * @param rounds 1 to 100
 * @param out also receives the result; absent where the standard output is enough
 * @param javaOptions of everybody's JVM
 */
record ClassifyOptions(
    int articles, int topics, int rounds, @Nullable Path out, List<String> javaOptions) {
  static final String USAGE =
      """
      usage: newswatch bench classify [OPTION...]
               --articles N           how many are sent in a round (20000)
               --topics N             how many topics there are (1000)
               --rounds N             how many rounds (3)
               --out FILE             put the result there too
               --java-options "..."   for everybody's JVM (-Xmx512m -XX:+UseSerialGC)""";

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  ClassifyOptions {
    GivenOptions.within("--articles", articles, 100, 1_000_000);
    GivenOptions.within("--topics", topics, 1, 1_000_000);
    GivenOptions.within("--rounds", rounds, 1, 100);
    javaOptions = List.copyOf(javaOptions);
  }

  /**
   * As the command line gives them.
   *
   * @throws IllegalArgumentException in words for people
   */
  static ClassifyOptions of(List<String> given) {
    GivenOptions options =
        new GivenOptions(
            given, Set.of("--articles", "--topics", "--rounds", "--out", "--java-options"), false);
    return new ClassifyOptions(
        options.number("--articles", 20_000),
        options.number("--topics", 1_000),
        options.number("--rounds", 3),
        options.path("--out"),
        options.words("--java-options", List.of("-Xmx512m", "-XX:+UseSerialGC")));
  }
}
