package newswatch.bench.indexing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import newswatch.bench.channel.Opened;
import newswatch.bench.channel.Outbox;
import newswatch.bench.process.MachineTime;
import newswatch.bench.process.ProcessUse;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.local.server.LocalElasticsearch;
import newswatch.local.server.LocalKafka;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Runs the rounds: a broker and a node that have just been set up, a channel that holds everything
 * before anybody reads it, articles that warm everybody up, and then those that are measured.
 */
public final class IndexingMeasurement {
  /** Of those that are measured, so many come before them. */
  private static final double WARMING = 0.3;

  private static final int SAMPLE = 200;
  private static final int FLUSHED = 2_000;

  private final int articles;
  private final Path jar;
  private final ArticleTemplate template;
  private final List<String> javaOptions;
  private final Consumer<String> progress;

  /**
   * @param articles how many are measured; as many as {@link #WARMING} says come before
   * @param root the project's folder
   * @param javaOptions of everybody's JVM; the limit has more heap, for what it holds
   */
  public IndexingMeasurement(
      int articles, Path root, List<String> javaOptions, Consumer<String> progress)
      throws IOException {
    this.articles = articles;
    this.jar = SearchService.jar(root);
    this.template = ArticleTemplate.in(jar);
    this.javaOptions = List.copyOf(javaOptions);
    this.progress = progress;
  }

  /** Everybody, in one order in odd rounds and in the other in even ones. */
  public IndexingResults run(Set<IndexerKind> kinds, int rounds, Path folder) throws IOException {
    IndexingResults results = new IndexingResults(kinds);
    for (int round = 1; round <= rounds; round++) {
      List<IndexerKind> order = new ArrayList<>(kinds);
      if (round % 2 == 0) {
        Collections.reverse(order);
      }
      for (IndexerKind kind : order) {
        IndexingRound done = round(kind, round, folder.resolve(round + "-" + kind.word()));
        results.add(done);
        progress.accept(
            "%d %s: %.0f records/s; processor time per 100,000: %.1f s, Elasticsearch %.1f, Kafka %.1f; lost %d, wrong version %d"
                .formatted(
                    round,
                    kind.word(),
                    done.recordsPerSecond(),
                    done.of100k(done.indexerCpuSeconds()),
                    done.of100k(done.nodeCpuSeconds()),
                    done.of100k(done.brokerCpuSeconds()),
                    done.lost(),
                    done.wrongVersions()));
      }
    }
    return results;
  }

  private IndexingRound round(IndexerKind kind, int round, Path folder) throws IOException {
    int share = kind.share(articles);
    IndexingCorpus warming = new IndexingCorpus("warming", 1, (int) Math.ceil(share * WARMING));
    IndexingCorpus measured = new IndexingCorpus("measured", 2, share);
    MachineTime before = MachineTime.now();
    try (LocalKafka kafka = LocalKafka.temporary();
        LocalElasticsearch elasticsearch = LocalElasticsearch.temporary();
        Node node = new Node(elasticsearch.uri())) {
      List<IndexingCorpus> corpora = List.of(warming, measured);
      fill(kafka.bootstrapServers(), corpora);
      node.prepare(template);
      try (Indexer indexer = start(kind, folder, corpora, kafka, elasticsearch)) {
        Expected expected = Expected.of(corpora);
        Watch watch = new Watch(node, indexer);
        indexer.begin();
        watch.awaitStored(Expected.of(List.of(warming)).documents());
        long stored = node.stored();
        long begun = System.nanoTime();
        double cpu = ProcessUse.cpuSeconds(indexer.pid());
        double nodeCpu = ProcessUse.cpuSeconds(elasticsearch.pid());
        double brokerCpu = ProcessUse.cpuSeconds(kafka.pid());
        watch.awaitFound(
            expected.documents(), kind == IndexerKind.NEWSWATCH ? expected.revisions() : 0);
        double seconds = (System.nanoTime() - begun) / 1e9;
        cpu = ProcessUse.cpuSeconds(indexer.pid()) - cpu;
        nodeCpu = ProcessUse.cpuSeconds(elasticsearch.pid()) - nodeCpu;
        brokerCpu = ProcessUse.cpuSeconds(kafka.pid()) - brokerCpu;
        long deadLetters =
            kind == IndexerKind.NEWSWATCH
                ? DeadLetterCount.of(kafka.bootstrapServers(), expected.unstorable())
                : 0;
        node.refresh();
        long found = node.found();
        return new IndexingRound(
            kind,
            round,
            expected.records() - stored,
            seconds,
            cpu,
            nodeCpu,
            brokerCpu,
            ProcessUse.peakResidentBytes(indexer.pid()),
            Math.max(0, expected.documents() - found),
            Math.max(0, found - expected.documents()),
            Math.abs(expected.revisions() - node.foundRevisions(2)),
            node.different(sample(measured), template.name()),
            expected.unstorable(),
            deadLetters,
            MachineTime.now().stolenPercentSince(before));
      }
    }
  }

  private static void fill(String broker, List<IndexingCorpus> corpora) {
    Opened.channels(
        broker, List.of(Channel.TAGGED_ARTICLES, Channel.TAGGED_ARTICLES.deadLetters()));
    try (Outbox outbox = new Outbox(broker)) {
      int[] posted = {0};
      for (IndexingCorpus corpus : corpora) {
        corpus.each(
            article -> {
              outbox.post(
                  new ProducerRecord<>(
                      Channel.TAGGED_ARTICLES.name(),
                      article.article().id().value(),
                      EventJson.write(article)));
              if (++posted[0] % FLUSHED == 0) {
                outbox.flush();
              }
            });
      }
      outbox.flush();
    }
  }

  private Indexer start(
      IndexerKind kind,
      Path folder,
      List<IndexingCorpus> corpora,
      LocalKafka kafka,
      LocalElasticsearch elasticsearch)
      throws IOException {
    String broker = kafka.bootstrapServers();
    String node = elasticsearch.uri().toString();
    return switch (kind) {
      case LIMIT -> {
        Path bodies = folder.resolve("bodies");
        long bytes = BulkFiles.write(bodies, corpora, template.name());
        List<String> options = new ArrayList<>(javaOptions);
        options.add("-Xmx%dm".formatted(bytes / 1024 / 1024 + 256));
        yield ProgramIndexer.start(LimitProgram.class, folder, options, node, bodies.toString());
      }
      case NEWSWATCH -> SearchService.start(folder, jar, javaOptions, broker, elasticsearch.uri());
      case TUTORIAL -> peer(TutorialProgram.class, folder, broker, node);
      case ONE_CREATE_PER_DOCUMENT -> peer(OneCreateProgram.class, folder, broker, node);
      case CAMEL -> peer(CamelProgram.class, folder, broker, node);
    };
  }

  private Indexer peer(Class<?> program, Path folder, String broker, String node)
      throws IOException {
    return ProgramIndexer.start(program, folder, javaOptions, broker, node, template.name());
  }

  /** Of those that come once and can be stored. */
  private static List<IndexedDocument> sample(IndexingCorpus corpus) {
    int apart = Math.max(1, corpus.documents() / SAMPLE);
    return IntStream.range(0, SAMPLE)
        .map(i -> i * apart)
        .filter(number -> number < corpus.documents() && number % 100 < 50)
        .mapToObj(number -> IndexedDocument.of(corpus.article(number)))
        .toList();
  }
}
