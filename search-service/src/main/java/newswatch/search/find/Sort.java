package newswatch.search.find;

/** The order in which articles are found. */
public enum Sort {
  /** By how well they match; the newer of two that match as well comes first. */
  RELEVANCE,
  /** By when they were published, the newest first. */
  NEWEST,
  /** By when they were published, the oldest first. */
  OLDEST
}
