package newswatch.bench.stored;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import newswatch.bench.process.LineProcess;

/**
 * What is no rate: of one matcher with one workload, in a new process.
 *
 * @param registerSeconds until all queries were kept, from their texts
 * @param heapBytes that they take
 * @param changeMillis until an article found one more query, again and again
 * @param matches the numbers of the queries that matched, a line for each article
 */
public record StoredFacts(
    MatcherKind kind,
    Workload workload,
    double registerSeconds,
    long heapBytes,
    List<Double> changeMillis,
    List<String> matches) {
  public StoredFacts {
    requireNonNull(kind, "kind");
    requireNonNull(workload, "workload");
    changeMillis = List.copyOf(changeMillis);
    matches = List.copyOf(matches);
  }

  /**
   * Finds out.
   *
   * @param root the project
   * @param folder for its files, its own
   */
  public static StoredFacts of(
      MatcherKind kind, Workload workload, Path root, Path folder, List<String> javaOptions)
      throws IOException {
    try (LineProcess process = start(kind, root, folder, javaOptions)) {
      String[] registered = process.ask("register " + workload.word()).split(" ", -1);
      Path matches = folder.resolve("matches");
      process.ask("matches " + matches);
      String[] changes = process.ask("changes " + workload.queries()).split(" ", -1);
      return new StoredFacts(
          kind,
          workload,
          Long.parseLong(registered[0]) / 1e9,
          Long.parseLong(registered[1]),
          Arrays.stream(changes).map(nanos -> Long.parseLong(nanos) / 1e6).toList(),
          Files.readAllLines(matches));
    }
  }

  /** The worst that Newswatch can be asked, as JSON. */
  public static String costly(Path root, Path folder, List<String> javaOptions) throws IOException {
    try (LineProcess process = start(MatcherKind.NEWSWATCH, root, folder, javaOptions)) {
      return process.ask("costly");
    }
  }

  private static LineProcess start(
      MatcherKind kind, Path root, Path folder, List<String> javaOptions) throws IOException {
    return LineProcess.start(
        StoredProgram.class, kind.classPath(root), folder, javaOptions, kind.word());
  }

  /** Of how many articles the matches are the same as the other's. */
  public long sameMatches(StoredFacts other) {
    long same = 0;
    for (int article = 0; article < matches.size(); article++) {
      same += matches.get(article).equals(other.matches.get(article)) ? 1 : 0;
    }
    return same;
  }

  /** How many queries matched an article, on average. */
  public double matchesAnArticle() {
    return matches.stream()
        .mapToInt(line -> line.isEmpty() ? 0 : line.split(" ", -1).length)
        .average()
        .orElse(0);
  }
}
