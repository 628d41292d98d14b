package newswatch.search.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a try to bring a message ended. */
public sealed interface Sending {
  /** The receiver has it. */
  record Taken(@Nullable Integer status) implements Sending {}

  /**
   * The receiver did not take it.
   *
   * @param whose what is to be left alone for a while
   * @param retryAfter how long, as the receiver says
   */
  record NotTaken(
      Whose whose, @Nullable Integer status, String problem, @Nullable Duration retryAfter)
      implements Sending {
    public NotTaken {
      requireNonNull(whose, "whose");
      requireNonNull(problem, "problem");
    }
  }

  /** The receiver wants no more, ever. */
  record Unwanted(@Nullable Integer status, String problem) implements Sending {
    public Unwanted {
      requireNonNull(problem, "problem");
    }
  }

  /** What a failure is of. */
  enum Whose {
    /** The receiver takes nothing at present. */
    RECEIVER,
    /** It does not take this message. */
    MESSAGE
  }
}
