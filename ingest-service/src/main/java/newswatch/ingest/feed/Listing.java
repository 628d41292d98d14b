package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import newswatch.fetch.Validators;
import newswatch.ingest.document.FeedDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a poll that read its feed brought.
 *
 * @param seen which entries are seen once this is recorded
 * @param news how many entries are new or changed
 * @param asked with these validators
 * @param validators to ask with next time
 * @param movedTo where the publisher moved the feed for good; absent when it did not
 * @param wish for how long the publisher wishes to be left alone; absent when it says nothing
 */
public record Listing(
    FeedDocument document,
    SeenEntries seen,
    Overlap overlap,
    int news,
    Validators asked,
    Validators validators,
    @Nullable URI movedTo,
    @Nullable Duration wish) {
  public Listing {
    requireNonNull(document, "document");
    requireNonNull(seen, "seen");
    requireNonNull(overlap, "overlap");
    requireNonNull(asked, "asked");
    requireNonNull(validators, "validators");
  }
}
