package newswatch.secrets;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * There is a key file to be, and it cannot be used. The message says what is wrong, {@link
 * #remedy()} what to do; neither tells anything of what the file holds.
 */
public final class UnusableKeyFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  UnusableKeyFile(String problem, String remedy, @Nullable Throwable cause) {
    super(problem, cause);
    this.remedy = requireNonNull(remedy, "remedy");
  }

  /** What the operator can do, as a sentence. */
  public String remedy() {
    return remedy;
  }
}
