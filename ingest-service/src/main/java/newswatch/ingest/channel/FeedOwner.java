package newswatch.ingest.channel;

import java.util.List;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.PageWatch;

/**
 * Who polls the feeds of the partitions that this instance owns. Called from one thread; for each
 * partition in the order own, define and remove, disown.
 */
public interface FeedOwner {
  /**
   * A partition is ours now, with what its former owner knew of the feeds in it, and the pages that
   * are to be looked at.
   */
  void own(int partition, List<FeedStatus> known, List<PageWatch> pages);

  /** A feed of a partition of ours exists, or has changed. */
  void define(Feed feed);

  /** A feed of a partition of ours is no longer watched. */
  void remove(FeedId id);

  /** A partition belongs to somebody else from now on. */
  void disown(int partition);
}
