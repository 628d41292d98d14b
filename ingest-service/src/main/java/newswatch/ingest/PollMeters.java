package newswatch.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import newswatch.events.PageWatch;
import newswatch.ingest.feed.Setback;
import newswatch.ingest.feed.WatchedFeeds;
import org.springframework.stereotype.Component;

/**
 * Counts what comes through the door of ingest-service, since its start.
 *
 * <p>{@code newswatch.feed.entries} by outcome: entries listed by feeds = {@code published} +
 * {@code known} + {@code refused}, where published ones may still wait for the text of their page,
 * known ones were seen before unchanged, or stand in the feed twice, and refused ones tell of no
 * article or of one that no record can hold. {@code newswatch.feed.polls} by outcome: polls =
 * {@code changed} + {@code unchanged} + {@code throttled} + {@code failed} + {@code gone} + {@code
 * unrecorded}, where unrecorded ones could not be published and are made again. {@code
 * newswatch.feed.recovered}: articles that feeds had not shown, found in news sitemaps.
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

  /**
   * Counts a poll that is recorded.
   *
   * @param tooLarge how many of its sightings no record could hold
   */
  void count(Poll poll, int tooLarge) {
    switch (poll) {
      case Poll.Changed changed -> {
        polls("changed").increment();
        int listed = changed.listing().document().entries().size();
        int published = changed.sightings().size() - tooLarge;
        int refused = changed.refused() + tooLarge;
        int waiting = Math.toIntExact(changed.pages().stream().filter(PageWatch::waits).count());
        entries("published").increment(published + waiting);
        entries("known").increment(listed - published - waiting - refused);
        entries("refused").increment(refused);
      }
      case Poll.Unchanged _ -> polls("unchanged").increment();
      case Poll.Gone _ -> polls("gone").increment();
      case Poll.Failed failed ->
          polls(failed.setback() == Setback.THROTTLED ? "throttled" : "failed").increment();
    }
  }

  /** Counts what is recorded of gaps. */
  void count(Repair repair) {
    registry.counter("newswatch.feed.recovered").increment(repair.sightings().size());
  }

  /** Counts a poll that could not be published. */
  void countUnrecorded() {
    polls("unrecorded").increment();
  }

  private Counter polls(String outcome) {
    return registry.counter("newswatch.feed.polls", "outcome", outcome);
  }

  private Counter entries(String outcome) {
    return registry.counter("newswatch.feed.entries", "outcome", outcome);
  }
}
