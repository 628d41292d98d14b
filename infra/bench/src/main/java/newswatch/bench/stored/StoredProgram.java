package newswatch.bench.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.bench.process.LineProcess;
import newswatch.events.Article;
import newswatch.events.EventJson;

/** The program of a process that tells of one matcher what is no rate. */
final class StoredProgram {
  private static final int CHANGES = 25;
  private static final int COLLECTIONS = 3;

  private final Matcher matcher;
  private final StoredCorpus corpus = new StoredCorpus();

  private StoredProgram(MatcherKind kind) {
    this.matcher = kind.make();
  }

  /** Takes the {@link MatcherKind#word} of who is meant. */
  public static void main(String[] arguments) throws Exception {
    StoredProgram program = new StoredProgram(MatcherKind.of(arguments[0]));
    LineProcess.serve(program::answer);
  }

  private String answer(String command, String argument) throws Exception {
    return switch (command) {
      case "register" -> register(Workload.of(argument));
      case "matches" -> {
        Files.write(
            Path.of(argument), corpus.articles().stream().map(this::matches).toList(), UTF_8);
        yield "ok";
      }
      case "changes" -> changes(Integer.parseInt(argument));
      case "costly" -> EventJson.mapper().writeValueAsString(CostlyQueries.measured());
      default -> throw new IllegalArgumentException("unknown command " + command);
    };
  }

  /** Answers the nanoseconds it took, and the bytes it keeps. */
  private String register(Workload workload) {
    List<String> queries = corpus.queries(workload);
    long before = heap();
    long began = System.nanoTime();
    matcher.register(queries);
    long took = System.nanoTime() - began;
    return took + " " + (heap() - before);
  }

  private static long heap() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private String matches(Article article) {
    return Arrays.stream(matcher.match(article))
        .sorted()
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }

  /**
   * Adds queries, each after articles have been matched, and answers in nanoseconds how long it
   * took until an article matched the new one.
   *
   * @param from the number of the first
   */
  private String changes(int from) {
    return IntStream.range(from, from + CHANGES)
        .mapToObj(number -> Long.toString(change(number)))
        .collect(Collectors.joining(" "));
  }

  private long change(int number) {
    corpus.articles().subList(0, 20).forEach(matcher::match);
    Article article = StoredCorpus.article(number, "Newly " + name(number), "as nobody else");
    long began = System.nanoTime();
    matcher.add(number, name(number) + " AND newly");
    if (Arrays.stream(matcher.match(article)).noneMatch(found -> found == number)) {
      throw new IllegalStateException("query " + number + " was added and is not found");
    }
    return System.nanoTime() - began;
  }

  private static String name(int number) {
    return "qx" + number;
  }
}
