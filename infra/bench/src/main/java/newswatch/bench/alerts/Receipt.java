package newswatch.bench.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a webhook told something.
 *
 * @param message the id by which receivers fold what comes more than once
 * @param at when its body had been read, by {@link System#nanoTime}
 * @param stations when it was where on its way; absent where nobody says
 */
record Receipt(Told told, String message, long at, @Nullable Stations stations) {
  /**
   * What an alert says of its way.
   *
   * @param fetched when ingest-service had the answer
   * @param raised when classify-service raised the alert
   * @param taken when search-service made the message
   */
  record Stations(Instant fetched, Instant raised, Instant taken) {}

  Receipt {
    requireNonNull(told, "told");
    requireNonNull(message, "message");
  }
}
