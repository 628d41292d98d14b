package newswatch.ingest;

import java.time.Instant;
import java.util.Map;
import newswatch.events.Feed;
import newswatch.fetch.Request;
import newswatch.ingest.feed.FeedHistory;
import newswatch.ingest.feed.Turn;
import newswatch.secrets.CannotOpen;
import newswatch.secrets.Credentials;
import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is asked: where, with which validators, and with the credentials that its publisher
 * wants. They go to the origin they were given for and to no other, also when the feed has moved.
 */
final class FeedRequests {
  private final @Nullable Keyring keys;

  /**
   * @param keys absent where no key file is set, and feeds with credentials cannot be asked
   */
  FeedRequests(@Nullable Keyring keys) {
    this.keys = keys;
  }

  /**
   * The request that asks a feed now.
   *
   * @throws CannotOpen when its credentials cannot be opened; the message says what to do
   */
  Request of(Turn turn, Instant now) {
    Feed feed = turn.feed();
    FeedHistory history = turn.history();
    return new Request(history.address(feed), history.validators(now), headers(feed), null);
  }

  private Map<String, String> headers(Feed feed) {
    if (feed.credentials() == null) {
      return Map.of();
    }
    if (keys == null) {
      throw new CannotOpen(
          "It has credentials, and ingest-service has no key file to open them with: set"
              + " newswatch.key.file to that of search-service.");
    }
    return Credentials.open(keys, feed.id().value(), feed.credentials()).headers();
  }
}
