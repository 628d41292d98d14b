package newswatch.ingest.document;

import static java.util.Objects.requireNonNull;

/** How reading the bytes of a feed ended. */
public sealed interface Reading permits FeedDocument, Reading.NotAFeed {

  /**
   * The bytes are no feed.
   *
   * @param reason what they are instead, or what is wrong with them, in words for people
   */
  record NotAFeed(String reason) implements Reading {
    public NotAFeed {
      requireNonNull(reason, "reason");
    }
  }
}
