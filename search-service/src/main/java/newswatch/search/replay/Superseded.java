package newswatch.search.replay;

import org.jspecify.annotations.Nullable;

/**
 * Another replay goes on in place of this one; or Kafka, after an outage, gave up what this one had
 * begun.
 */
public final class Superseded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was seen. */
  public Superseded(@Nullable Throwable cause) {
    super(
        "another replay goes on in place of this one, or Kafka gave it up after an outage", cause);
  }
}
