package newswatch.ingest.feed;

/** Whether anything is asked of the publisher of a feed. */
public enum Standing {
  /** It is. */
  WATCHED,
  /** It is not: the feed is paused, or no longer watched. */
  LEFT,
  /** Nobody has told us of the feed yet, as in the first moments with a partition. */
  UNKNOWN
}
