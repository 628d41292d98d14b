package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a post ended. */
public sealed interface Posted {

  /**
   * There was an answer, which may be a redirect or an error. What else it says is not read.
   *
   * @param status 200 or above, as it came: no redirect was followed; what is above 599 counts as a
   *     server's own error (RFC 9110, section 15)
   * @param retryAfter for how long the server asks for rest, where it says so; at most a day
   */
  record Answered(int status, @Nullable Duration retryAfter) implements Posted {
    /**
     * @throws IllegalArgumentException when the status is not that of an answer that ends a request
     */
    public Answered {
      if (status < 200) {
        throw new IllegalArgumentException("no request ends with " + status);
      }
    }
  }

  /**
   * There was none. Whether the post arrived is not known, unless the kind is {@link
   * Download.Kind#REFUSED}: then nothing was sent.
   *
   * @param reason in words for people; nothing in it is secret, or tells what is at an address that
   *     is not public
   * @param kind what to expect of posting again
   */
  record Failed(String reason, Download.Kind kind) implements Posted {
    public Failed {
      requireNonNull(reason, "reason");
      requireNonNull(kind, "kind");
    }

    static Failed of(Download.Failed failed) {
      return new Failed(failed.reason(), failed.kind());
    }
  }
}
