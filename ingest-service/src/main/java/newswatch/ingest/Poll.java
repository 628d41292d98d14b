package newswatch.ingest;

import java.time.Duration;
import java.util.List;
import newswatch.events.ArticleSeen;
import newswatch.fetch.Validators;
import newswatch.ingest.feed.FeedDocument;
import newswatch.ingest.feed.SeenEntries;
import org.jspecify.annotations.Nullable;

/** How asking a feed ended, before any of it is recorded. */
sealed interface Poll {
  /** It listed something; some of it may be new. */
  record Changed(
      FeedDocument document,
      SeenEntries seen,
      List<ArticleSeen> sightings,
      int refused,
      Validators validators)
      implements Poll {
    public Changed {
      sightings = List.copyOf(sightings);
    }
  }

  /** It has not changed since the last poll. */
  record Unchanged() implements Poll {}

  /** It could not be asked, or answered something else than a feed. */
  record Failed(String outcome, String reason, @Nullable Duration rest) implements Poll {}
}
