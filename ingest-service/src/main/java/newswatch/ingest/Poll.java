package newswatch.ingest;

import java.time.Duration;
import java.util.List;
import newswatch.events.ArticleSeen;
import newswatch.fetch.Validators;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.feed.SeenEntries;
import org.jspecify.annotations.Nullable;

/** How asking a feed ended, before any of it is recorded. */
sealed interface Poll {
  /**
   * It listed something; some of it may be new.
   *
   * @param seen which entries are seen once this poll is recorded
   * @param refused how many entries tell of no article
   */
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

  /**
   * It could not be asked, or answered something else than a feed.
   *
   * @param outcome how it is counted: {@code throttled} or {@code failed}
   * @param reason in words for people
   * @param rest that the server asked for
   */
  record Failed(String outcome, String reason, @Nullable Duration rest) implements Poll {}
}
