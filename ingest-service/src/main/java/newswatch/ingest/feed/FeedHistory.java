package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import newswatch.events.Feed;
import newswatch.events.FeedCoverage;
import newswatch.events.FeedGap;
import newswatch.events.FeedId;
import newswatch.events.FeedRhythm;
import newswatch.events.FeedStatus;
import newswatch.fetch.Validators;
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

  /** Even a feed that calls itself unchanged is fetched whole after this time, if not before. */
  private static final Duration WHOLE_AFTER = Duration.ofDays(1);

  /** And no sooner than this. */
  private static final Duration WHOLE_AT_LEAST = Duration.ofHours(1);

  /** A feed this many times as quiet as usual is fetched whole, in case it only says so. */
  private static final int SUSPICIOUS_TIMES = 3;

  /** How long the validators of a feed are not used that was found to lie. */
  private static final Duration DISTRUST = Duration.ofDays(7);

  /** So often may a feed fail where it moved to before it is asked again where it was. */
  private static final int FAILURES_THERE = 3;

  public FeedHistory {
    requireNonNull(id, "id");
  }

  /**
   * Where the feed is asked: where it moved for good, or else at its address. Credentials go to the
   * origin they were given for and to no other, so a feed with such is asked where it was.
   */
  public URI address(Feed feed) {
    URI moved = status == null ? null : status.movedTo();
    return moved == null || (feed.credentials() != null && !isSameOrigin(moved, feed.url()))
        ? feed.url()
        : moved;
  }

  private static boolean isSameOrigin(URI a, URI b) {
    return String.valueOf(a.getScheme()).equalsIgnoreCase(b.getScheme())
        && String.valueOf(a.getRawAuthority()).equalsIgnoreCase(b.getRawAuthority());
  }

  /** Whether somebody wants the feed polled since it was polled last. */
  boolean isWanted(Feed feed) {
    Instant wanted = feed.wantedAt();
    return wanted != null && (status == null || wanted.isAfter(status.polledAt()));
  }

  /** Whether the publisher said that the feed is gone, and nobody wants it asked all the same. */
  boolean ended(Feed feed) {
    return status != null && status.goneAt() != null && !isWanted(feed);
  }

  /**
   * What the feed can be asked with, so that it answers only when it has changed: nothing now and
   * then, because some servers call unchanged what has changed.
   */
  public Validators validators(Instant now) {
    if (status == null) {
      return Validators.NONE;
    }
    FeedRhythm rhythm = status.rhythm();
    if (rhythm != null) {
      Instant lied = rhythm.validatorsLieAt();
      boolean distrusted = lied != null && now.isBefore(lied.plus(DISTRUST));
      if (distrusted || !now.isBefore(rhythm.wholeAt().plus(wholeAfter(rhythm)))) {
        return Validators.NONE;
      }
    }
    return kept();
  }

  private static Duration wholeAfter(FeedRhythm rhythm) {
    Duration usual = rhythm.usualQuiet();
    if (usual == null) {
      return WHOLE_AFTER;
    }
    Duration suspicious = usual.multipliedBy(SUSPICIOUS_TIMES);
    if (suspicious.compareTo(WHOLE_AT_LEAST) < 0) {
      return WHOLE_AT_LEAST;
    }
    return suspicious.compareTo(WHOLE_AFTER) > 0 ? WHOLE_AFTER : suspicious;
  }

  private Validators kept() {
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

  /** The same, where more is known of these gaps now. */
  public FeedHistory with(List<FeedGap> gaps) {
    if (status == null || status.coverage() == null) {
      return this;
    }
    FeedCoverage coverage = status.coverage();
    for (FeedGap gap : gaps) {
      coverage = coverage.with(gap);
    }
    return new FeedHistory(id, status.with(coverage));
  }

  /** After a poll that read the feed. */
  public FeedStatus read(Listing listing, Instant now, Schedule schedule) {
    FeedRhythm rhythm = rhythm(listing, now, schedule.steering());
    boolean hurry = listing.overlap().isScant();
    return new FeedStatus(
        id,
        cut(listing.document().title()),
        kept(listing.validators().etag()),
        kept(listing.validators().lastModified()),
        listing.seen().fingerprints(),
        now,
        changedAt(listing, now),
        schedule.afterSuccess(rhythm, hurry ? null : listing.wish(), now),
        0,
        null,
        rhythm,
        coverage(listing, now),
        listing.movedTo() == null && status != null ? status.movedTo() : listing.movedTo(),
        null);
  }

  private FeedRhythm rhythm(Listing listing, Instant now, Steering steering) {
    if (status == null || status.rhythm() == null || status.changedAt() == null) {
      return steering.first(listing.document(), now);
    }
    Duration quiet = listing.news() == 0 ? null : since(status.changedAt(), now);
    boolean lied =
        listing.news() > 0
            && listing.asked().equals(Validators.NONE)
            && !kept().equals(Validators.NONE)
            && listing.validators().equals(kept());
    return steering.read(status.rhythm(), listing.overlap(), quiet, lied, now);
  }

  private Instant changedAt(Listing listing, Instant now) {
    Instant before = status == null ? null : status.changedAt();
    return listing.news() > 0 || before == null ? now : before;
  }

  private FeedCoverage coverage(Listing listing, Instant now) {
    FeedCoverage before = status == null ? null : status.coverage();
    FeedRhythm rhythm = status == null ? null : status.rhythm();
    if (before == null || rhythm == null) {
      return new FeedCoverage(now, Duration.ZERO, List.of());
    }
    if (!listing.overlap().isGap()) {
      return before;
    }
    return before.and(now.minus(since(rhythm.readAt(), now)), now);
  }

  /**
   * After a poll that found the feed unchanged.
   *
   * @param movedTo where the publisher moved it for good; absent when it did not
   * @param wish for how long the publisher wishes to be left alone
   */
  public FeedStatus unchanged(
      @Nullable URI movedTo, @Nullable Duration wish, Instant now, Schedule schedule) {
    FeedStatus before = requireNonNull(status, "a feed that was never read can be unchanged");
    FeedRhythm rhythm = before.rhythm();
    FeedRhythm next =
        rhythm == null || before.changedAt() == null
            ? schedule.steering().unknown(now)
            : schedule.steering().unchanged(rhythm, since(before.changedAt(), now), now);
    return asBefore(now, schedule.afterSuccess(next, wish, now), 0, null, next, movedTo, null);
  }

  /**
   * After a poll that failed: what was known stays known.
   *
   * @param rest that the server asked for
   */
  public FeedStatus failed(
      String problem, Setback setback, @Nullable Duration rest, Instant now, Schedule schedule) {
    int failures = status == null ? 1 : status.failures() + 1;
    return asBefore(
        now,
        schedule.afterFailure(setback, failures, rest, now),
        failures,
        cut(problem),
        status == null ? null : status.rhythm(),
        null,
        null);
  }

  /** After the publisher said that the feed is gone for good. */
  public FeedStatus gone(String problem, Instant now, Schedule schedule) {
    int failures = status == null ? 1 : status.failures() + 1;
    return asBefore(
        now,
        schedule.afterFailure(Setback.LASTING, failures, null, now),
        failures,
        cut(problem),
        status == null ? null : status.rhythm(),
        null,
        now);
  }

  /** Not negative, though clocks are put back, and those of two owners differ. */
  private static Duration since(Instant then, Instant now) {
    return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
  }

  private FeedStatus asBefore(
      Instant now,
      Instant dueAt,
      int failures,
      @Nullable String problem,
      @Nullable FeedRhythm rhythm,
      @Nullable URI movedTo,
      @Nullable Instant goneAt) {
    return status == null
        ? new FeedStatus(
            id, null, null, null, Map.of(), now, null, dueAt, failures, problem, null, null, null,
            goneAt)
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
            problem,
            rhythm,
            status.coverage(),
            movedTo != null ? movedTo : failures < FAILURES_THERE ? status.movedTo() : null,
            goneAt);
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
