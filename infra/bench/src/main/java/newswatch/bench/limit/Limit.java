package newswatch.bench.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.bench.process.LineProcess;
import newswatch.bench.wire.GeneratedFeed;

/**
 * What the machine can do at best in this round, in seconds for all feeds.
 *
 * @param fetch all fetched, bodies thrown away
 * @param revalidate all asked for again and not modified
 * @param parse all parsed by two threads
 */
public record Limit(double fetch, double revalidate, double parse) {
  private static final double NANOS = 1e9;

  /**
   * Measures it in a JVM of its own, each way once in vain before.
   *
   * @param folder for its files, its own
   * @param root where the feeds' files lie
   */
  public static Limit measure(
      List<GeneratedFeed> feeds, Path root, Path folder, List<String> javaOptions)
      throws IOException {
    Files.createDirectories(folder);
    Path list = folder.resolve("feeds.tsv");
    Files.write(
        list,
        feeds.stream().map(feed -> feed.url() + "\t" + root.resolve(feed.path())).toList(),
        UTF_8);
    try (LineProcess process = LineProcess.start(LimitProgram.class, folder, javaOptions)) {
      process.ask("feeds " + list);
      for (String way : List.of("fetch", "revalidate", "parse")) {
        process.ask(way);
      }
      return new Limit(
          Long.parseLong(process.ask("fetch")) / NANOS,
          Long.parseLong(process.ask("revalidate")) / NANOS,
          Long.parseLong(process.ask("parse")) / NANOS);
    }
  }

  /** What nobody who fetches and parses can be faster than. */
  public double cold() {
    return Math.max(fetch, parse);
  }
}
