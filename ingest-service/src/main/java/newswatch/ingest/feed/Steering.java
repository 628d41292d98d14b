package newswatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import newswatch.events.FeedRhythm;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import org.jspecify.annotations.Nullable;

/**
 * Finds the interval between two polls of a feed. Two wishes pull at it, and the shorter wins: that
 * of what the feed lists no more than a third is new, so that nothing comes and goes unseen, and
 * that an article is not found later than a twentieth of the time the feed is usually quiet. The
 * interval shrinks at once and grows by half at a time.
 */
final class Steering {
  /** Of what a feed lists, the part that may be new at a poll. */
  private static final int SAFE_PART = 3;

  /** The delay that is taken, as a part of the usual quiet. */
  private static final int FRESH_PART = 20;

  /** What a gap makes of the interval. */
  private static final int GAP_PART = 4;

  private static final double GROWTH = 1.5;

  /** How much of a new quiet goes into the usual one. */
  private static final double WEIGHT = 0.25;

  /** Fewer times of publication say nothing of a habit. */
  private static final int LEAST_TIMES = 4;

  private final FeedProperties properties;

  Steering(FeedProperties properties) {
    this.properties = properties;
  }

  /** Of a feed that was never read before. */
  FeedRhythm first(FeedDocument document, Instant now) {
    return new FeedRhythm(properties.interval(), habit(document, now), now, now, null);
  }

  /** Of a feed that called itself unchanged before it was ever read. */
  FeedRhythm unknown(Instant now) {
    return new FeedRhythm(properties.interval(), null, now, now, null);
  }

  /**
   * After a poll that read the feed.
   *
   * @param quiet how long nothing was new before now; absent when nothing is new now
   */
  FeedRhythm read(
      FeedRhythm before,
      Overlap overlap,
      @Nullable Duration quiet,
      boolean validatorsLied,
      Instant now) {
    Duration usual = quiet == null ? before.usualQuiet() : mixed(before.usualQuiet(), quiet);
    Duration interval =
        overlap.isGap()
            ? bounded(before.interval().dividedBy(GAP_PART))
            : towards(before.interval(), wish(before, overlap, usual, now));
    return new FeedRhythm(
        interval, usual, now, now, validatorsLied ? now : before.validatorsLieAt());
  }

  /**
   * After a poll that found the feed unchanged.
   *
   * @param quiet how long nothing has been new by now
   */
  FeedRhythm unchanged(FeedRhythm before, Duration quiet, Instant now) {
    Duration usual = before.usualQuiet();
    Duration wish = usual == null ? before.interval() : longer(usual, quiet).dividedBy(FRESH_PART);
    return new FeedRhythm(
        towards(before.interval(), wish), usual, now, before.wholeAt(), before.validatorsLieAt());
  }

  private Duration wish(FeedRhythm before, Overlap overlap, @Nullable Duration usual, Instant now) {
    Duration fresh = usual == null ? before.interval() : usual.dividedBy(FRESH_PART);
    if (overlap.fresh() == 0) {
      return fresh;
    }
    Duration elapsed = Duration.between(before.readAt(), now);
    Duration safe =
        elapsed.multipliedBy(overlap.listed()).dividedBy((long) SAFE_PART * overlap.fresh());
    return safe.compareTo(fresh) < 0 ? safe : fresh;
  }

  private Duration towards(Duration interval, Duration wish) {
    Duration most = Duration.ofMillis((long) (interval.toMillis() * GROWTH));
    return bounded(wish.compareTo(most) > 0 ? most : wish);
  }

  private Duration bounded(Duration interval) {
    if (interval.compareTo(properties.shortestInterval()) < 0) {
      return properties.shortestInterval();
    }
    return interval.compareTo(properties.longestInterval()) > 0
        ? properties.longestInterval()
        : interval;
  }

  private static Duration mixed(@Nullable Duration usual, Duration quiet) {
    return usual == null
        ? quiet
        : Duration.ofMillis((long) (usual.toMillis() * (1 - WEIGHT) + quiet.toMillis() * WEIGHT));
  }

  /** The usual time between the entries by their own word; absent for too few. */
  private static @Nullable Duration habit(FeedDocument document, Instant now) {
    List<Instant> times =
        document.entries().stream()
            .map(Entry::publishedAt)
            .filter(Objects::nonNull)
            .filter(time -> time.isBefore(now))
            .distinct()
            .sorted()
            .toList();
    return times.size() < LEAST_TIMES ? null : median(times, now);
  }

  /** A pinned entry, or one with a wrong date, says nothing of the others. */
  private static Duration median(List<Instant> times, Instant now) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(Duration.between(times.get(i - 1), times.get(i)));
    }
    Duration since = Duration.between(times.getLast(), now);
    Collections.sort(gaps);
    Duration usual = gaps.get(gaps.size() / 2);
    return since.compareTo(usual) > 0 ? usual.plus(since).dividedBy(2) : usual;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
