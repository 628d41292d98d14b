package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a fetch ended. */
public sealed interface Download {

  /**
   * There is something to read.
   *
   * @param address where it came from at last, after redirects
   * @param contentType as the server says, with any charset
   * @param movedTo where to ask from now on: the last address reached through permanent redirects
   *     (301, 308) alone; null when there were none
   * @param freshFor how long the server says that asking again is of no use (Cache-Control,
   *     Expires); above zero, at most a day; null when it does not say
   */
  record Changed(
      URI address,
      Content content,
      @Nullable String contentType,
      Validators validators,
      @Nullable URI movedTo,
      @Nullable Duration freshFor)
      implements Download {
    public Changed {
      requireNonNull(address, "address");
      requireNonNull(content, "content");
      requireNonNull(validators, "validators");
    }
  }

  /**
   * The server says that what we have is what it has (304).
   *
   * @param movedTo as {@link Changed#movedTo}
   * @param freshFor as {@link Changed#freshFor}
   */
  record Unchanged(@Nullable URI movedTo, @Nullable Duration freshFor) implements Download {}

  /** The server says that it is no longer there and will not come back (410): ask no more. */
  record Gone() implements Download {}

  /**
   * The server asks for rest (429 or 503).
   *
   * @param retryAfter for how long, where it says so; at most a day
   */
  record Throttled(@Nullable Duration retryAfter) implements Download {}

  /**
   * It could not be had.
   *
   * @param reason in words for people; nothing in it is secret, or tells what is at an address that
   *     is not public
   * @param kind what to expect of asking again
   */
  record Failed(String reason, Kind kind) implements Download {
    public Failed {
      requireNonNull(reason, "reason");
      requireNonNull(kind, "kind");
    }
  }

  /** What to expect of asking again. */
  enum Kind {
    /**
     * It may be over in a minute: time-outs, no connection, no such name, a server's own error
     * (5xx), an answer broken off. Ask again soon, then less and less often.
     */
    PASSING,

    /**
     * It stays until a publisher mends it: not found or forbidden (4xx), a certificate that does
     * not fit, an answer that is too large or cannot be decoded, redirects without end. Ask again
     * seldom.
     */
    LASTING,

    /**
     * We do not ask: the address is not public or no web address, or robots.txt forbids it. It
     * stays so until somebody changes the address, the settings or robots.txt; asking again costs
     * nobody anything.
     */
    REFUSED
  }
}
