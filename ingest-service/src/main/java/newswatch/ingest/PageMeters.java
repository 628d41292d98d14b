package newswatch.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import newswatch.ingest.look.WatchedPages;
import org.springframework.stereotype.Component;

/**
 * Counts looks at pages, since the start: {@code newswatch.page.looks} by outcome, looks = {@code
 * taken} + {@code edited} + {@code unchanged} + {@code failed} + {@code refused} + {@code left}. An
 * article that waits for its page counts as a published entry of its feed once it is published,
 * with the text of the page or without.
 */
@Component
final class PageMeters {
  private final MeterRegistry registry;

  PageMeters(MeterRegistry registry, WatchedPages pages) {
    this.registry = registry;
    Gauge.builder("newswatch.pages", pages, WatchedPages::size)
        .description("Pages watched by this instance")
        .register(registry);
  }

  /** Counts a look that is recorded. */
  void count(Look look) {
    registry
        .counter("newswatch.page.looks", "outcome", look.ending().name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
