package newswatch.search.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import newswatch.events.Channel;
import newswatch.events.Topic;
import newswatch.search.canary.Canaries;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.WatchedFeed;
import newswatch.search.delivery.Ledger;
import newswatch.search.status.Progress.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How it stands now. An answer serves everybody who asks within a second, so that many who ask cost
 * no more than one; a failure likewise.
 */
public final class Statuses {
  private static final List<Reader> SERVICES =
      List.of(Reader.INGEST, Reader.CLASSIFY, Reader.SEARCH);
  private static final List<Reader> READERS =
      List.of(Reader.INGEST, Reader.CLASSIFY, Reader.SEARCH, Reader.DELIVERY);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Progress progress;
  private final Supplier<IndexedArticles.Answer> indexed;
  private final Supplier<Optional<String>> indexProblem;
  private final Catalogue catalogue;
  private final IntSupplier withdrawals;
  private final Supplier<Ledger.Balance> alerts;
  private final Supplier<Canaries.Standing> canary;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private @Nullable Status last;
  private @Nullable KafkaAway failure;
  private long staleFrom;

  Statuses(
      Progress progress,
      Supplier<IndexedArticles.Answer> indexed,
      Supplier<Optional<String>> indexProblem,
      Catalogue catalogue,
      IntSupplier withdrawals,
      Supplier<Ledger.Balance> alerts,
      Supplier<Canaries.Standing> canary,
      InstantSource clock,
      LongSupplier nanos) {
    this.progress = progress;
    this.indexed = indexed;
    this.indexProblem = indexProblem;
    this.catalogue = catalogue;
    this.withdrawals = withdrawals;
    this.alerts = alerts;
    this.canary = canary;
    this.clock = clock;
    this.nanos = nanos;
    this.staleFrom = nanos.getAsLong();
  }

  /**
   * The status, at most a second old.
   *
   * @throws KafkaAway when Kafka does not answer
   */
  public synchronized Status now() {
    if (nanos.getAsLong() - staleFrom >= 0) {
      ask();
    }
    if (last == null) {
      throw failure == null ? new KafkaAway("never asked", null) : failure;
    }
    return last;
  }

  private void ask() {
    try {
      last = status(progress.of(READERS), indexed.get());
    } catch (KafkaAway e) {
      last = null;
      failure = e;
    }
    staleFrom = nanos.getAsLong() + FRESH.toNanos();
  }

  private Status status(Standing standing, IndexedArticles.Answer index) {
    Instant now = clock.instant();
    Status.Feeds feeds = feeds(catalogue.watchedFeeds(), now);
    List<Status.Service> services =
        SERVICES.stream()
            .map(
                reader ->
                    service(
                        reader, standing, reader.equals(Reader.INGEST) ? feeds.overdue() : null))
            .toList();
    boolean ready =
        index.serves() && services.stream().allMatch(service -> service.instances() > 0);
    return new Status(
        ready,
        services,
        new Status.Articles(index.count(), withdrawals.getAsInt(), standing.deadLetters()),
        new Status.Elasticsearch(index.status()),
        feeds,
        topics(catalogue.topics()),
        alerts.get(),
        Status.Canary.of(canary.get()),
        indexProblem.get().stream().toList(),
        now);
  }

  private static Status.Service service(
      Reader reader, Standing standing, @Nullable Long overdueFeeds) {
    List<Status.Read> reads =
        channels(reader)
            .map(
                channel ->
                    new Status.Read(
                        channel.name(), standing.lag().getOrDefault(channel.name(), 0L)))
            .toList();
    return new Status.Service(
        reader.service(),
        standing.instances().getOrDefault(reader.service(), 0),
        reads.stream().mapToLong(Status.Read::lag).sum(),
        reads,
        overdueFeeds);
  }

  private static Stream<Channel> channels(Reader service) {
    return Stream.concat(
        service.reads().stream(),
        service.equals(Reader.SEARCH) ? Reader.DELIVERY.reads().stream() : Stream.empty());
  }

  private static Status.Feeds feeds(List<WatchedFeed> feeds, Instant now) {
    return new Status.Feeds(
        feeds.size(),
        feeds.stream().filter(WatchedFeed::paused).count(),
        feeds.stream().filter(WatchedFeed::failing).count(),
        feeds.stream().filter(feed -> feed.overdue(now)).count());
  }

  private static Status.Topics topics(List<Topic> topics) {
    return new Status.Topics(
        topics.size(), topics.stream().filter(topic -> Catalogue.problemOf(topic) != null).count());
  }
}
