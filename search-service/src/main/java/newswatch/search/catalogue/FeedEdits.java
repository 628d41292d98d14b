package newswatch.search.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import newswatch.events.Change;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.PersonId;
import org.springframework.stereotype.Component;

/**
 * Feeds changed by people. A definition keeps the digest of the file's entry it came from, also
 * when it is deleted, so that the file overrides it only once that entry changes. Thread-safe; two
 * changes through one instance never overlap.
 */
@Component
public final class FeedEdits {
  /** How long a feed is left alone after somebody had it polled. */
  public static final Duration POLL_REST = Duration.ofSeconds(10);

  private final Catalogue catalogue;
  private final Definitions definitions;
  private final InstantSource clock;

  /** An import is measured against all feeds, so all wait for one another. */
  private final Turns turns = new Turns();

  FeedEdits(Catalogue catalogue, Definitions definitions, InstantSource clock) {
    this.catalogue = catalogue;
    this.definitions = definitions;
    this.clock = clock;
  }

  /**
   * Adds a feed that is not watched.
   *
   * @param wanted its digest and change do not count
   * @param by who does
   * @throws Unpublished when Kafka did not take it, or not in time
   */
  public Edited<Feed> create(Feed wanted, PersonId by) {
    return turns.take(
        Feed.class,
        () -> {
          Defined<Feed> present = catalogue.feed(wanted.id());
          return present == null
              ? new Edited.Created<>(
                  definitions.publishFeeds(List.of(following(wanted, by))).getFirst())
              : new Edited.Exists<>(present);
        });
  }

  /**
   * What adding many feeds made.
   *
   * @param added those that were not watched
   * @param known those that were; they stay as they are
   * @param problems what the limits left out
   */
  public record Added(List<FeedId> added, List<FeedId> known, List<Problem> problems) {
    public Added {
      added = List.copyOf(added);
      known = List.copyOf(known);
      problems = List.copyOf(problems);
    }
  }

  /** Adds those of the feeds that are not watched, within limits. */
  public Added createAll(List<Feed> wanted, ImportLimits limits, PersonId by) {
    return turns.take(
        Feed.class,
        () -> {
          List<Feed> added = new ArrayList<>();
          List<FeedId> known = new ArrayList<>();
          for (Feed feed : wanted) {
            if (catalogue.feed(feed.id()) == null) {
              added.add(following(feed, by));
            } else {
              known.add(feed.id());
            }
          }
          ImportLimits.Admitted admitted = limits.admit(added, catalogue.feeds());
          definitions.publishFeeds(admitted.feeds());
          return new Added(
              admitted.feeds().stream().map(Feed::id).toList(), known, admitted.problems());
        });
  }

  /** Changes a feed; its address stays. */
  public Edited<Feed> change(
      FeedId id, Precondition condition, UnaryOperator<Feed> change, PersonId by) {
    return turns.take(
        Feed.class,
        () -> {
          Defined<Feed> present = catalogue.feed(id);
          if (present == null) {
            return new Edited.Missing<>();
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          Feed wanted = change.apply(present.definition());
          if (!wanted.url().equals(present.definition().url())) {
            return new Edited.OtherAddress<>(present);
          }
          Feed next = following(wanted, by);
          return new Edited.Changed<>(
              next.saysTheSame(present.definition())
                  ? present
                  : definitions.publishFeeds(List.of(next)).getFirst());
        });
  }

  /**
   * Has a feed polled at once, unless it was for somebody within {@link #POLL_REST}. It is a new
   * record of the same definition, so its ETag changes.
   */
  public PollRequest poll(FeedId id, Instant now) {
    return turns.take(
        Feed.class,
        () -> {
          Defined<Feed> present = catalogue.feed(id);
          if (present == null) {
            return new PollRequest.Missing();
          }
          Feed feed = present.definition();
          if (feed.paused()) {
            return new PollRequest.Paused();
          }
          Instant last = feed.wantedAt();
          if (last != null && now.isBefore(last.plus(POLL_REST))) {
            Duration wait = Duration.between(now, last.plus(POLL_REST));
            // A clock that was put back must not lock anybody out.
            return new PollRequest.TooSoon(wait.compareTo(POLL_REST) > 0 ? POLL_REST : wait);
          }
          Feed wanted =
              new Feed(
                  feed.id(),
                  feed.url(),
                  feed.name(),
                  feed.collections(),
                  feed.paused(),
                  feed.fileDigest(),
                  feed.credentials(),
                  now,
                  feed.change(),
                  false);
          return new PollRequest.Accepted(definitions.publishFeeds(List.of(wanted)).getFirst());
        });
  }

  /**
   * Seals credentials anew that an older key sealed, so that it can be thrown away.
   *
   * @return how many feeds had such
   */
  public int reseal(FeedCredentials credentials) {
    return turns.take(
        Feed.class,
        () -> {
          List<Feed> resealed =
              catalogue.feeds().stream()
                  .map(credentials::resealed)
                  .filter(Objects::nonNull)
                  .toList();
          return definitions.publishFeeds(resealed).size();
        });
  }

  /** Deletes a feed, its credentials with it. */
  public Edited<Feed> delete(FeedId id, Precondition condition, PersonId by) {
    return turns.take(
        Feed.class,
        () -> {
          Defined<Feed> present = catalogue.feed(id);
          if (present == null) {
            return new Edited.Missing<>();
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          definitions.publishFeeds(List.of(withDigest(present.definition(), true, by)));
          return new Edited.Deleted<>();
        });
  }

  /** The wanted feed, with the digest of the entry it last came from, also after its deletion. */
  private Feed following(Feed wanted, PersonId by) {
    return withDigest(wanted, false, by);
  }

  private Feed withDigest(Feed feed, boolean deleted, PersonId by) {
    Feed last = catalogue.lastKnown(feed.id());
    return new Feed(
        feed.id(),
        feed.url(),
        feed.name(),
        feed.collections(),
        feed.paused(),
        last == null ? null : last.fileDigest(),
        deleted ? null : feed.credentials(),
        deleted ? null : feed.wantedAt(),
        change(by),
        deleted);
  }

  private Change change(PersonId by) {
    return new Change(by.value(), clock.instant());
  }
}
