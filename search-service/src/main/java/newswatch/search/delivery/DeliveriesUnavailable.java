package newswatch.search.delivery;

import org.jspecify.annotations.Nullable;

/** It cannot be told what became of messages, because Kafka does not answer. */
public final class DeliveriesUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, where that is known. */
  public DeliveriesUnavailable(@Nullable Throwable cause) {
    super("Kafka does not answer", cause);
  }
}
