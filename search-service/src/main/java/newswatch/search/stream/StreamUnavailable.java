package newswatch.search.stream;

import org.jspecify.annotations.Nullable;

/** The stream cannot be listened to now; the message says why. Trying again later helps. */
public final class StreamUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StreamUnavailable(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
