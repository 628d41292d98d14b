package newswatch.search.status;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import newswatch.search.canary.Canaries;
import newswatch.search.delivery.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with everything.
 *
 * @param ready whether an article can go the whole way now: each service has an instance, and
 *     Elasticsearch answers and has lost no shard
 * @param alerts where those of the last thirty days stand
 * @param canary how long news takes, by articles of our own
 * @param problems what else somebody should do something about, in sentences
 */
public record Status(
    boolean ready,
    List<Service> services,
    Articles articles,
    Elasticsearch elasticsearch,
    Feeds feeds,
    Topics topics,
    Ledger.Balance alerts,
    Canary canary,
    List<String> problems,
    Instant at) {
  public Status {
    services = List.copyOf(services);
    problems = List.copyOf(problems);
    requireNonNull(at, "at");
  }

  /**
   * A service.
   *
   * @param instances how many run, as Kafka knows; one that was killed counts for some seconds more
   * @param lag how many records it has not read yet, in all
   * @param overdueFeeds feeds that it should have polled more than a minute ago; absent where that
   *     is not its work
   */
  public record Service(
      String name, int instances, long lag, List<Read> reads, @Nullable Long overdueFeeds) {
    public Service {
      requireNonNull(name, "name");
      reads = List.copyOf(reads);
    }
  }

  /**
   * A channel that a service reads.
   *
   * @param lag how many of its records are not read yet
   */
  public record Read(String channel, long lag) {
    public Read {
      requireNonNull(channel, "channel");
    }
  }

  /**
   * @param indexed how many can be found; absent where Elasticsearch does not answer
   * @param withdrawn how many were taken down, seen or not
   * @param deadLetters records of any kind that could not be processed and are still kept
   */
  public record Articles(@Nullable Long indexed, long withdrawn, long deadLetters) {}

  /**
   * @param status {@code green}, {@code yellow}, {@code red}, or {@code away}
   */
  public record Elasticsearch(String status) {
    public Elasticsearch {
      requireNonNull(status, "status");
    }
  }

  /**
   * @param failing whose last poll failed
   * @param overdue that should have been polled more than a minute ago
   */
  public record Feeds(long watched, long paused, long failing, long overdue) {}

  /**
   * From ingest-service until messages would be sent.
   *
   * @param state {@code off}, {@code elsewhere}, when another instance knows, {@code waiting} for
   *     the first, {@code fine}, or {@code late}, when the last three have not come
   * @param lastAt when the last one came; this and what follows is absent where none has
   * @param lastSeconds how long it took
   * @param p50Seconds of the last 200
   */
  public record Canary(
      String state,
      @Nullable Instant lastAt,
      @Nullable Double lastSeconds,
      @Nullable Double p50Seconds,
      @Nullable Double p99Seconds) {
    public Canary {
      requireNonNull(state, "state");
    }

    static Canary of(Canaries.Standing standing) {
      return new Canary(
          standing.state().name().toLowerCase(Locale.ROOT),
          standing.lastAt(),
          seconds(standing.last()),
          seconds(standing.p50()),
          seconds(standing.p99()));
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
      return time == null ? null : time.toMillis() / 1000.0;
    }
  }

  /**
   * @param broken that cannot judge articles
   */
  public record Topics(long watched, long broken) {}
}
