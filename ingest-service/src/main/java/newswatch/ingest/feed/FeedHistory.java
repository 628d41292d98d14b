package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.fetch.Validators;
import newswatch.ingest.document.FeedDocument;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed, and what will be known once a poll is recorded.
 *
 * @param status of the last poll that was recorded; absent before the first
 */
public record FeedHistory(FeedId id, @Nullable FeedStatus status) {
  /** Longer titles and problems are cut, so that no publisher can make a status too large. */
  private static final int MAX_WORDS = 500;

  /** A longer validator is not kept, and the feed is then fetched whole. */
  private static final int MAX_VALIDATOR = 1_000;

  public FeedHistory {
    requireNonNull(id, "id");
  }

  /** What the feed can be asked with, so that it answers only when it has changed. */
  public Validators validators() {
    return status == null ? Validators.NONE : new Validators(status.etag(), status.lastModified());
  }

  /** Which of its entries were seen. */
  public SeenEntries seen() {
    return new SeenEntries(status == null ? Map.of() : status.entries());
  }

  /** Whether the feed was never read before, so that all it lists is its backlog. */
  public boolean isEmpty() {
    return status == null || status.changedAt() == null;
  }

  /**
   * After a poll that read the feed.
   *
   * @param seen with the entries that it listed
   * @param listedNews whether one of them was news
   */
  public FeedStatus read(
      FeedDocument document,
      SeenEntries seen,
      boolean listedNews,
      Validators validators,
      Instant now,
      Schedule schedule) {
    return new FeedStatus(
        id,
        cut(document.title()),
        kept(validators.etag()),
        kept(validators.lastModified()),
        seen.fingerprints(),
        now,
        listedNews || status == null || status.changedAt() == null ? now : status.changedAt(),
        schedule.afterSuccess(now),
        0,
        null);
  }

  /** After a poll that found the feed unchanged. */
  public FeedStatus unchanged(Instant now, Schedule schedule) {
    return asBefore(now, schedule.afterSuccess(now), 0, null);
  }

  /**
   * After a poll that failed: what was known stays known.
   *
   * @param rest that the server asked for
   */
  public FeedStatus failed(
      String problem, @Nullable Duration rest, Instant now, Schedule schedule) {
    int failures = status == null ? 1 : status.failures() + 1;
    return asBefore(now, schedule.afterFailure(now, failures, rest), failures, cut(problem));
  }

  private FeedStatus asBefore(Instant now, Instant dueAt, int failures, @Nullable String problem) {
    return status == null
        ? new FeedStatus(id, null, null, null, Map.of(), now, null, dueAt, failures, problem)
        : new FeedStatus(
            id,
            status.title(),
            status.etag(),
            status.lastModified(),
            status.entries(),
            now,
            status.changedAt(),
            dueAt,
            failures,
            problem);
  }

  private static @Nullable String cut(@Nullable String words) {
    if (words == null || words.length() <= MAX_WORDS) {
      return words;
    }
    int end =
        Character.isHighSurrogate(words.charAt(MAX_WORDS - 2)) ? MAX_WORDS - 2 : MAX_WORDS - 1;
    return words.substring(0, end) + "…";
  }

  private static @Nullable String kept(@Nullable String validator) {
    return validator == null || validator.length() > MAX_VALIDATOR ? null : validator;
  }
}
