package newswatch.search.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import newswatch.events.Feed;

/** How somebody's wish to have a feed polled at once ended. */
public sealed interface PollRequest {

  /** It is passed on. */
  record Accepted(Defined<Feed> now) implements PollRequest {
    public Accepted {
      requireNonNull(now, "now");
    }
  }

  /**
   * It was polled for somebody just now.
   *
   * @param rest until it may be asked for again
   */
  record TooSoon(Duration rest) implements PollRequest {
    public TooSoon {
      requireNonNull(rest, "rest");
    }
  }

  /** It is paused, and not asked at all. */
  record Paused() implements PollRequest {}

  /** It is not watched. */
  record Missing() implements PollRequest {}
}
