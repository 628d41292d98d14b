package newswatch.bench.search;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import newswatch.bench.indexing.IndexingCorpus;
import newswatch.bench.indexing.Loader;
import newswatch.bench.indexing.Node;
import newswatch.bench.indexing.SearchService;
import newswatch.bench.process.MachineTime;
import newswatch.local.server.LocalElasticsearch;
import newswatch.local.server.LocalKafka;

/**
 * Loads an index, learns what search-service sends for each search, and runs the rounds: at each
 * pace of arrivals, the searches through search-service and what it sends straight to the node.
 */
public final class SearchMeasurement {
  private static final int SEARCHES = 200;

  /** More than arrive in any run. */
  private static final int MOST_ARRIVING = 100_000_000;

  private static final int FAR_TOO_MANY = 10;
  private static final int SATURATED_SECONDS = 10;

  private final int articles;
  private final int perSecond;
  private final int seconds;
  private final List<Integer> paces;
  private final Path jar;
  private final List<String> javaOptions;
  private final Consumer<String> progress;

  /**
   * @param articles in the index before anything arrives
   * @param perSecond how many searches there are a second
   * @param seconds how long, for each contestant in each round
   * @param paces how many articles arrive a second meanwhile
   * @param root the project's folder
   * @param javaOptions of search-service's JVM
   */
  public SearchMeasurement(
      int articles,
      int perSecond,
      int seconds,
      List<Integer> paces,
      Path root,
      List<String> javaOptions,
      Consumer<String> progress) {
    this.articles = articles;
    this.perSecond = perSecond;
    this.seconds = seconds;
    this.paces = List.copyOf(paces);
    this.jar = SearchService.jar(root);
    this.javaOptions = List.copyOf(javaOptions);
    this.progress = progress;
  }

  /**
   * All rounds with one broker, one node and one service, as loading the index takes long, after
   * one that counts for nothing.
   */
  public SearchResults run(int rounds, Path folder) throws IOException {
    IndexingCorpus corpus = new IndexingCorpus("loaded", 3, articles);
    try (LocalKafka kafka = LocalKafka.temporary();
        LocalElasticsearch elasticsearch = LocalElasticsearch.forLoad();
        Node node = new Node(elasticsearch.uri());
        OpenLoop loop = new OpenLoop()) {
      Loader.load(elasticsearch.uri(), jar, corpus);
      progress.accept("%d articles are in the index".formatted(corpus.documents()));
      Recording recording = record(corpus, folder, kafka, elasticsearch);
      try (SearchService service = start(folder.resolve("ours"), kafka, elasticsearch.uri())) {
        List<Question> ours = recording.throughService(service.uri());
        List<Question> direct = recording.straightTo(elasticsearch.uri());
        loop.warmUp(ours);
        loop.warmUp(direct);
        Arrivals arrivals =
            new Arrivals(
                kafka.bootstrapServers(), node, new IndexingCorpus("arriving", 4, MOST_ARRIVING));
        // Everybody's compilers are busy with the first minute of a load.
        var _ = round(0, Collections.max(paces), ours, direct, loop, arrivals);
        List<SearchRound> done = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
          for (int pace : paces) {
            done.add(round(round, pace, ours, direct, loop, arrivals));
          }
        }
        OpenLoop.Answers saturated = loop.ask(ours, perSecond * FAR_TOO_MANY, SATURATED_SECONDS);
        service.requireAlive();
        progress.accept(
            "%d searches a second: %d answered, p99 %.0f ms; %d refused, p99 %.0f ms; %d failed"
                .formatted(
                    perSecond * FAR_TOO_MANY,
                    saturated.answered().count(),
                    saturated.answered().p99(),
                    saturated.refused().count(),
                    saturated.refused().p99(),
                    saturated.failed()));
        return new SearchResults(paces, done, saturated);
      }
    }
  }

  private Recording record(
      IndexingCorpus corpus, Path folder, LocalKafka kafka, LocalElasticsearch elasticsearch)
      throws IOException {
    try (Recorder recorder = new Recorder(elasticsearch.uri());
        SearchService recorded = start(folder.resolve("recorded"), kafka, recorder.uri())) {
      List<SearchMix.Wanted> searches = new SearchMix(corpus, articles).searches(SEARCHES);
      Recording recording = Recording.of(searches, recorded.uri(), recorder);
      progress.accept(
          "%d searches take %d requests to Elasticsearch"
              .formatted(SEARCHES, recording.sent().stream().mapToInt(List::size).sum()));
      return recording;
    }
  }

  private SearchService start(Path folder, LocalKafka kafka, URI node) throws IOException {
    return SearchService.start(folder, jar, javaOptions, kafka.bootstrapServers(), node);
  }

  private SearchRound round(
      int round,
      int pace,
      List<Question> ours,
      List<Question> direct,
      OpenLoop loop,
      Arrivals arrivals) {
    MachineTime before = MachineTime.now();
    boolean oursFirst = round % 2 == 1;
    Arrivals.Beside<List<OpenLoop.Answers>> asked =
        arrivals.during(
            pace,
            () ->
                List.of(
                    loop.ask(oursFirst ? ours : direct, perSecond, seconds),
                    loop.ask(oursFirst ? direct : ours, perSecond, seconds)));
    SearchRound done =
        new SearchRound(
            pace,
            round,
            asked.result().get(oursFirst ? 0 : 1),
            asked.result().get(oursFirst ? 1 : 0),
            Latencies.of(asked.lags()),
            MachineTime.now().stolenPercentSince(before));
    progress.accept(
        "%d with %d arriving: p50 %.1f ms and p99 %.1f ms, directly %.1f and %.1f; found after %.0f ms, p99 %.0f; failed %d, refused %d"
            .formatted(
                round,
                pace,
                done.ours().answered().p50(),
                done.ours().answered().p99(),
                done.direct().answered().p50(),
                done.direct().answered().p99(),
                done.lag().p50(),
                done.lag().p99(),
                done.ours().failed(),
                done.ours().refused().count()));
    return done;
  }
}
