package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed from polling it. Travels on {@link Channel#FEED_STATUS}, in one
 * transaction with the articles it speaks of.
 *
 * @param title what the feed calls itself
 * @param etag the validator of the last answer, RFC 9110 section 8.8.3
 * @param lastModified the other validator, RFC 9110 section 8.8.2, as received
 * @param entries fingerprints of the entries seen, by entry key, oldest first
 * @param polledAt when it was last asked
 * @param changedAt when it last listed something new
 * @param dueAt when it is asked next
 * @param failures how many polls in a row failed
 * @param problem why the last poll failed, in words for people; absent when it did not
 * @param rhythm how often it is asked and speaks; absent before it was first read
 * @param coverage what of it we can have missed; absent before it was first read
 * @param movedTo where the publisher moved it for good; it is asked there, under its old id
 * @param goneAt when the publisher said that it is gone for good (410): it is not asked again until
 *     somebody wants it polled
 */
public record FeedStatus(
    FeedId id,
    @Nullable String title,
    @Nullable String etag,
    @Nullable String lastModified,
    Map<String, String> entries,
    Instant polledAt,
    @Nullable Instant changedAt,
    Instant dueAt,
    int failures,
    @Nullable String problem,
    @Nullable FeedRhythm rhythm,
    @Nullable FeedCoverage coverage,
    @Nullable URI movedTo,
    @Nullable Instant goneAt) {
  public FeedStatus {
    requireNonNull(id, "id");
    requireNonNull(polledAt, "polledAt");
    requireNonNull(dueAt, "dueAt");
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** One that tells no more than whether its last poll worked. */
  public FeedStatus(
      FeedId id,
      @Nullable String title,
      @Nullable String etag,
      @Nullable String lastModified,
      Map<String, String> entries,
      Instant polledAt,
      @Nullable Instant changedAt,
      Instant dueAt,
      int failures,
      @Nullable String problem) {
    this(
        id,
        title,
        etag,
        lastModified,
        entries,
        polledAt,
        changedAt,
        dueAt,
        failures,
        problem,
        null,
        null,
        null,
        null);
  }

  /** The same with another coverage. */
  public FeedStatus with(FeedCoverage other) {
    return new FeedStatus(
        id,
        title,
        etag,
        lastModified,
        entries,
        polledAt,
        changedAt,
        dueAt,
        failures,
        problem,
        rhythm,
        other,
        movedTo,
        goneAt);
  }
}
