package newswatch.ingest.channel;

import static java.util.Objects.requireNonNull;

/** How publishing ended. */
public sealed interface Outcome {
  /**
   * Kafka acknowledged all of it.
   *
   * @param tooLarge how many sightings were left out, because no record can hold them
   */
  record Published(int tooLarge) implements Outcome {}

  /** The partition is not, or no longer, ours: nothing was published. */
  record NotOurs() implements Outcome {}

  /** Nothing was published; it can be tried again. */
  record Failed(String reason) implements Outcome {
    public Failed {
      requireNonNull(reason, "reason");
    }
  }
}
