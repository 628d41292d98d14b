package newswatch.search.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import org.springframework.stereotype.Component;

/**
 * Feeds changed by people. A definition keeps the digest of the file's entry it came from, also
 * when it is deleted, so that the file overrides it only once that entry changes. Thread-safe; two
 * changes through one instance never overlap.
 */
@Component
public final class FeedEdits {
  private final Catalogue catalogue;
  private final Definitions definitions;
  private final Turns turns = new Turns();

  FeedEdits(Catalogue catalogue, Definitions definitions) {
    this.catalogue = catalogue;
    this.definitions = definitions;
  }

  /**
   * Adds a feed that is not watched.
   *
   * @param wanted its digest does not count
   * @throws Unpublished when Kafka did not take it, or not in time
   */
  public Edited<Feed> create(Feed wanted) {
    return turns.take(
        () -> {
          Defined<Feed> present = catalogue.feed(wanted.id());
          return present == null
              ? new Edited.Created<>(
                  definitions.publishFeeds(List.of(following(wanted))).getFirst())
              : new Edited.Exists<>(present);
        });
  }

  /**
   * What adding many feeds made.
   *
   * @param added those that were not watched
   * @param known those that were; they stay as they are
   */
  public record Added(List<FeedId> added, List<FeedId> known) {
    public Added {
      added = List.copyOf(added);
      known = List.copyOf(known);
    }
  }

  /** Adds those of the feeds that are not watched. */
  public Added createAll(List<Feed> wanted) {
    return turns.take(
        () -> {
          List<Feed> added = new ArrayList<>();
          List<FeedId> known = new ArrayList<>();
          for (Feed feed : wanted) {
            if (catalogue.feed(feed.id()) == null) {
              added.add(following(feed));
            } else {
              known.add(feed.id());
            }
          }
          definitions.publishFeeds(added);
          return new Added(added.stream().map(Feed::id).toList(), known);
        });
  }

  /** Changes a feed; its address stays. */
  public Edited<Feed> change(FeedId id, Precondition condition, UnaryOperator<Feed> change) {
    return turns.take(
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
          Feed next = following(wanted);
          return new Edited.Changed<>(
              next.equals(present.definition())
                  ? present
                  : definitions.publishFeeds(List.of(next)).getFirst());
        });
  }

  /** Deletes a feed. */
  public Edited<Feed> delete(FeedId id, Precondition condition) {
    return turns.take(
        () -> {
          Defined<Feed> present = catalogue.feed(id);
          if (present == null) {
            return new Edited.Missing<>();
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          definitions.publishFeeds(List.of(withDigest(present.definition(), true)));
          return new Edited.Deleted<>();
        });
  }

  /** The wanted feed, with the digest of the entry it last came from, also after its deletion. */
  private Feed following(Feed wanted) {
    return withDigest(wanted, false);
  }

  private Feed withDigest(Feed feed, boolean deleted) {
    Feed last = catalogue.lastKnown(feed.id());
    return new Feed(
        feed.id(),
        feed.url(),
        feed.name(),
        feed.collections(),
        feed.paused(),
        last == null ? null : last.fileDigest(),
        deleted);
  }
}
