package newswatch.bench.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.bench.process.Compilers;
import newswatch.bench.process.LineProcess;
import newswatch.bench.process.ProcessUse;
import newswatch.bench.wire.GeneratedFeed;

/**
 * What the machine can do at best in this round.
 *
 * @param fetch all fetched, bodies thrown away
 * @param revalidate all asked for again and not modified
 * @param parse all parsed by two threads
 */
public record Limit(Floor fetch, Floor revalidate, Floor parse) {
  private static final double NANOS = 1e9;

  /**
   * Measures it in a JVM of its own, which is warmed up as the contestants are: on other feeds,
   * once whole and then revalidating until its compilers rest.
   *
   * @param folder for its files, its own
   * @param root where the feeds' files lie
   */
  public static Limit measure(
      List<GeneratedFeed> feeds,
      List<GeneratedFeed> warming,
      Path root,
      Path folder,
      List<String> javaOptions)
      throws IOException {
    Files.createDirectories(folder);
    try (LineProcess process = LineProcess.start(LimitProgram.class, folder, javaOptions)) {
      process.ask("feeds " + list(warming, root, folder.resolve("warming.tsv")));
      process.ask("fetch");
      process.ask("parse");
      Compilers.settle(process.pid(), () -> process.ask("revalidate"));
      process.ask("feeds " + list(feeds, root, folder.resolve("feeds.tsv")));
      Floor fetch = floor(process, "fetch");
      Floor parse = floor(process, "parse");
      return new Limit(fetch, floor(process, "revalidate"), parse);
    }
  }

  private static Path list(List<GeneratedFeed> feeds, Path root, Path file) throws IOException {
    return Files.write(
        file,
        feeds.stream().map(feed -> feed.url() + "\t" + root.resolve(feed.path())).toList(),
        UTF_8);
  }

  private static Floor floor(LineProcess process, String way) throws IOException {
    double before = ProcessUse.cpuSeconds(process.pid());
    double seconds = Long.parseLong(process.ask(way)) / NANOS;
    return new Floor(seconds, ProcessUse.cpuSeconds(process.pid()) - before);
  }

  /** What nobody who fetches and parses can be faster than, in seconds. */
  public double cold() {
    return Math.max(fetch.seconds(), parse.seconds());
  }
}
