package newswatch.search.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Change;
import newswatch.events.Feed;
import newswatch.events.FeedCoverage;
import newswatch.events.FeedGap;
import newswatch.events.FeedId;
import newswatch.events.FeedRhythm;
import newswatch.events.FeedStatus;
import newswatch.search.catalogue.FeedCredentials;
import newswatch.search.catalogue.WatchedFeed;
import org.jspecify.annotations.Nullable;

/**
 * A feed as the API tells it, with what polling it has shown.
 *
 * @param definedBy who defined it as it is, and definedAt when; absent where that was not kept
 * @param health in a word
 * @param interval between two polls, ISO 8601
 * @param entries how many of its entries are known
 * @param gaps the newest first
 */
record FeedView(
    FeedId id,
    URI url,
    @Nullable String name,
    List<String> collections,
    boolean paused,
    FeedCredentials.@Nullable Shown credentials,
    @Nullable String definedBy,
    @Nullable Instant definedAt,
    String health,
    @Nullable String problem,
    int failures,
    @Nullable Instant polledAt,
    @Nullable Instant changedAt,
    @Nullable Instant dueAt,
    @Nullable Instant wantedAt,
    @Nullable String interval,
    int entries,
    @Nullable Coverage coverage,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FeedGap> gaps,
    @Nullable Instant silentSince,
    @Nullable URI movedTo,
    @Nullable Instant goneAt) {
  FeedView {
    collections = List.copyOf(collections);
    gaps = List.copyOf(gaps);
  }

  /**
   * How much of what it listed we can have seen.
   *
   * @param share of the time since it was first read that lies within no gap, from 0 to 1
   * @param gaps how many are known
   */
  record Coverage(double share, Instant since, int gaps) {
    static @Nullable Coverage of(@Nullable FeedCoverage coverage, Instant now) {
      return coverage == null
          ? null
          : new Coverage(coverage.share(now), coverage.since(), coverage.gaps().size());
    }
  }

  /**
   * The feed as it is now.
   *
   * @param mostGaps how many gaps are told
   */
  static FeedView of(WatchedFeed watched, FeedCredentials keys, Instant now, int mostGaps) {
    Feed feed = watched.defined().definition();
    FeedStatus status = watched.status();
    FeedCredentials.Shown credentials = keys.shown(feed);
    Change change = feed.change();
    String definedBy = change == null ? null : change.by();
    Instant definedAt = change == null ? null : change.at();
    String health = watched.health(now).word();
    if (status == null) {
      return new FeedView(
          feed.id(),
          feed.url(),
          feed.name(),
          feed.collections(),
          feed.paused(),
          credentials,
          definedBy,
          definedAt,
          health,
          null,
          0,
          null,
          null,
          null,
          feed.wantedAt(),
          null,
          0,
          null,
          List.of(),
          null,
          null,
          null);
    }
    FeedRhythm rhythm = status.rhythm();
    FeedCoverage coverage = status.coverage();
    return new FeedView(
        feed.id(),
        feed.url(),
        feed.name() == null ? status.title() : feed.name(),
        feed.collections(),
        feed.paused(),
        credentials,
        definedBy,
        definedAt,
        health,
        status.problem(),
        status.failures(),
        status.polledAt(),
        status.changedAt(),
        status.dueAt(),
        feed.wantedAt(),
        rhythm == null ? null : rhythm.interval().toString(),
        status.entries().size(),
        Coverage.of(coverage, now),
        coverage == null ? List.of() : coverage.gaps().reversed().stream().limit(mostGaps).toList(),
        watched.silentSince(now),
        status.movedTo(),
        status.goneAt());
  }
}
