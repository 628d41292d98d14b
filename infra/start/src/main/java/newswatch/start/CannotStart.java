package newswatch.start;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A service cannot start, for a reason that its operator can mend. The message says what is wrong,
 * {@link #remedy()} what to do; the service then ends with both and without a stack trace.
 */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /** What is wrong, what to do about it, and what was seen, if anything was. */
  public CannotStart(String problem, String remedy, @Nullable Throwable cause) {
    super(problem, cause);
    this.remedy = requireNonNull(remedy, "remedy");
  }

  /** What the operator can do, as a sentence. */
  public String remedy() {
    return remedy;
  }
}
