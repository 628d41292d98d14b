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
   */
  record Changed(URI address, Content content, @Nullable String contentType, Validators validators)
      implements Download {
    public Changed {
      requireNonNull(address, "address");
      requireNonNull(content, "content");
      requireNonNull(validators, "validators");
    }
  }

  /** The server says that what we have is what it has (304). */
  record Unchanged() implements Download {}

  /**
   * The server asks for rest (429 or 503).
   *
   * @param retryAfter for how long, where it says so; at most a day
   */
  record Throttled(@Nullable Duration retryAfter) implements Download {}

  /**
   * It could not be had.
   *
   * @param reason in words for people
   */
  record Failed(String reason) implements Download {
    public Failed {
      requireNonNull(reason, "reason");
    }
  }
}
