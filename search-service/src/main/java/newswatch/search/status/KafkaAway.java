package newswatch.search.status;

import org.jspecify.annotations.Nullable;

/** Kafka does not say how far the services are. */
public final class KafkaAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was seen. */
  public KafkaAway(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
