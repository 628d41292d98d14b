package newswatch.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import newswatch.ingest.feed.WatchedFeeds;
import org.springframework.stereotype.Component;

/**
 * Counts what comes through the door of ingest-service, since its start.
 *
 * <p>{@code newswatch.feed.entries} by outcome: entries listed by feeds = {@code published} +
 * {@code known} + {@code refused}, where known ones were seen before unchanged and refused ones
 * tell of no article. {@code newswatch.feed.polls} by outcome: polls = {@code changed} + {@code
 * unchanged} + {@code throttled} + {@code failed} + {@code unrecorded}, where unrecorded ones could
 * not be published and are made again.
 */
@Component
final class PollMeters {
  private final MeterRegistry registry;

  PollMeters(MeterRegistry registry, WatchedFeeds feeds) {
    this.registry = registry;
    Gauge.builder("newswatch.feeds", feeds, WatchedFeeds::size)
        .description("Feeds watched by this instance")
        .register(registry);
  }

  void poll(String outcome) {
    registry.counter("newswatch.feed.polls", "outcome", outcome).increment();
  }

  void entries(int published, int known, int refused) {
    counter("published").increment(published);
    counter("known").increment(known);
    counter("refused").increment(refused);
  }

  private Counter counter(String outcome) {
    return registry.counter("newswatch.feed.entries", "outcome", outcome);
  }
}
