package newswatch.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import newswatch.bench.contestant.Contestant;
import newswatch.bench.contestant.Cycle;
import newswatch.bench.contestant.Kind;
import newswatch.bench.contestant.Phase;
import newswatch.bench.contestant.Task;
import newswatch.bench.ledger.Asked;
import newswatch.bench.ledger.Ledger;
import newswatch.bench.process.Compilers;
import newswatch.bench.process.GarbageLog;
import newswatch.bench.process.MachineTime;
import newswatch.bench.process.ProcessUse;
import newswatch.bench.report.ContestantRound;
import newswatch.bench.report.Freshness;
import newswatch.bench.report.PhaseFigures;
import newswatch.bench.wire.Corpus;
import newswatch.bench.wire.FeedFiles;
import newswatch.bench.wire.FeedServer;
import newswatch.bench.wire.GeneratedFeed;
import newswatch.bench.wire.HostileHosts;
import newswatch.events.ArticleId;

/** One contestant's turn in a round: started anew, warmed up, and sent through the phases. */
final class PollingRound {
  /** One feed in so many changes. */
  private static final int CHANGING = 100;

  /** After a cycle, in which doubled articles and late requests show themselves. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** Before a cycle, in which processor times are read. */
  private static final Duration MOMENT = Duration.ofMillis(50);

  private static final Duration HOSTILE_LIMIT = Duration.ofSeconds(60);

  private final PollingOptions options;
  private final FeedFiles files;
  private final FeedFiles warming;
  private final FeedServer server;
  private final HostileHosts hostile;
  private final HostileHosts failing;
  private final Path ingestJar;
  private final Consumer<String> progress;

  PollingRound(
      PollingOptions options,
      FeedFiles files,
      FeedFiles warming,
      FeedServer server,
      HostileHosts hostile,
      HostileHosts failing,
      Path ingestJar,
      Consumer<String> progress) {
    this.options = options;
    this.files = files;
    this.warming = warming;
    this.server = server;
    this.hostile = hostile;
    this.failing = failing;
    this.ingestJar = ingestJar;
    this.progress = progress;
  }

  List<GeneratedFeed> feeds() {
    return files.corpus().feeds();
  }

  List<GeneratedFeed> warmingFeeds() {
    return warming.corpus().feeds();
  }

  /** Brings the feeds back to what they were at first. */
  void restore() throws IOException {
    for (GeneratedFeed feed : changing()) {
      files.replace(feed, 0);
    }
  }

  private List<GeneratedFeed> changing() {
    return feeds().stream().filter(feed -> feed.number() % CHANGING == CHANGING / 5).toList();
  }

  ContestantRound of(Kind kind, int round, Path folder) throws IOException {
    restore();
    try (Contestant contestant = kind.start(folder, ingestJar, options.javaOptions())) {
      Set<ArticleId> expected =
          new HashSet<>(warm(contestant, "%d %s".formatted(round, kind.word())));
      MachineTime before = MachineTime.now();
      Map<Phase, PhaseFigures> phases = new EnumMap<>(Phase.class);
      int changes = 0;
      for (Phase phase : options.phases()) {
        boolean changed = phase == Phase.TRICKLE || phase == Phase.HOSTILE;
        Map<ArticleId, Instant> replaced = changed ? change(++changes) : Map.of();
        Set<ArticleId> news = phase == Phase.COLD ? all(files) : replaced.keySet();
        expected.addAll(news);
        PhaseFigures figures = measure(contestant, task(phase, news), replaced);
        phases.put(phase, figures);
        progress.accept(words(kind, round, phase, figures));
      }
      double stolen = MachineTime.now().stolenPercentSince(before);
      Ledger ledger = Ledger.of(expected, contestant.emissions());
      progress.accept("%d %s: %s".formatted(round, kind.word(), ledger));
      return new ContestantRound(
          kind,
          round,
          stolen,
          phases,
          ledger,
          ProcessUse.peakResidentBytes(contestant.pid()),
          GarbageLog.peakMegabytes(contestant.garbageLog()));
    }
  }

  /** Has other feeds polled, so that the JVM has compiled what it runs; answers their articles. */
  private Set<ArticleId> warm(Contestant contestant, String who) throws IOException {
    List<GeneratedFeed> feeds = warmingFeeds();
    Set<ArticleId> news = all(warming);
    Task task = new Task(Phase.COLD, feeds, List.of(), news, limit());
    measure(contestant, task, Map.of());
    // What reads, what revalidates and what fails are compiled apart.
    Task again = new Task(Phase.UNCHANGED, feeds, failing.feeds(), Set.of(), limit());
    double compiling =
        Compilers.settle(contestant.pid(), () -> measure(contestant, again, Map.of()));
    progress.accept("%s: warm, its compilers took %.0f %% at last".formatted(who, 100 * compiling));
    contestant.forget(again);
    return news;
  }

  private static Set<ArticleId> all(FeedFiles files) {
    Corpus corpus = files.corpus();
    return corpus.feeds().stream()
        .flatMap(feed -> corpus.links(feed).stream())
        .map(ArticleId::ofAddress)
        .collect(Collectors.toSet());
  }

  /** Lets some feeds change for the so many'th time; answers their new articles, and when. */
  private Map<ArticleId, Instant> change(int changes) throws IOException {
    Map<ArticleId, Instant> replaced = new HashMap<>();
    for (GeneratedFeed feed : changing()) {
      files.replace(feed, changes);
      replaced.put(ArticleId.ofAddress(files.corpus().link(feed, changes)), Instant.now());
    }
    return replaced;
  }

  private Task task(Phase phase, Set<ArticleId> news) {
    List<URI> beside = phase == Phase.HOSTILE ? hostile.feeds() : List.of();
    return new Task(phase, feeds(), beside, news, phase == Phase.HOSTILE ? HOSTILE_LIMIT : limit());
  }

  /** Ten feeds a second and a minute more, which only somebody who hangs takes. */
  private Duration limit() {
    return Duration.ofSeconds(60 + options.feeds() / 10);
  }

  private Asked asked(List<GeneratedFeed> feeds) throws IOException {
    return new Asked(server.requests(), feeds.stream().map(GeneratedFeed::path).toList());
  }

  private PhaseFigures measure(Contestant contestant, Task task, Map<ArticleId, Instant> replaced)
      throws IOException {
    Asked asked = asked(task.feeds());
    await(contestant.tell(task).minus(MOMENT));
    double own = ProcessUse.cpuSeconds(contestant.pid());
    double keeper = ProcessUse.cpuSeconds(contestant.keeperPid());
    double serving = ProcessUse.cpuSeconds(server.pid());
    Cycle cycle = contestant.cycle(task, asked);
    own = ProcessUse.cpuSeconds(contestant.pid()) - own;
    keeper = ProcessUse.cpuSeconds(contestant.keeperPid()) - keeper;
    serving = ProcessUse.cpuSeconds(server.pid()) - serving;
    LockSupport.parkNanos(SETTLING.toNanos());
    asked.update();
    return new PhaseFigures(
        Duration.between(cycle.began(), cycle.ended()).toMillis() / 1_000.0,
        cycle.complete(),
        own,
        keeper,
        serving,
        asked.feedsAsked(),
        asked.requests(),
        asked.notModified(),
        asked.bytes(),
        Freshness.of(contestant.emissions(), since(replaced, cycle.began())));
  }

  private static void await(Instant time) {
    for (Instant now = Instant.now(); now.isBefore(time); now = Instant.now()) {
      LockSupport.parkNanos(Duration.between(now, time).toNanos());
    }
  }

  /**
   * What was replaced before a cycle waits for it to begin, which is no fault of the contestant.
   */
  private static Map<ArticleId, Instant> since(Map<ArticleId, Instant> replaced, Instant began) {
    Map<ArticleId, Instant> since = new HashMap<>();
    replaced.forEach((id, at) -> since.put(id, at.isAfter(began) ? at : began));
    return since;
  }

  private static String words(Kind kind, int round, Phase phase, PhaseFigures figures) {
    return "%d %s %s: %.2f s%s, %.2f s of processor time, %d feeds asked by %d requests, %d not modified"
        .formatted(
            round,
            kind.word(),
            phase.word(),
            figures.seconds(),
            figures.complete() ? "" : " and not done",
            figures.cpuSeconds(),
            figures.feedsAsked(),
            figures.requests(),
            figures.notModified());
  }
}
