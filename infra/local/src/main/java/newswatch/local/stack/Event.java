package newswatch.local.stack;

import java.time.Duration;

/** What the supervisor hears of. */
sealed interface Event {
  /** A part serves. */
  record BecameReady(Part part, Duration took) implements Event {}

  /** A part's process ended, unasked. */
  record Died(Part part, int exitCode) implements Event {}

  /** A part's process was killed, because it did not serve within this limit. */
  record WasNotReady(Part part, Duration limit) implements Event {}

  /**
   * A part could not be started; there is no process of it left.
   *
   * @param why for people
   */
  record CouldNotStart(Part part, String why) implements Event {}

  /**
   * Somebody wants everything stopped.
   *
   * @param by for people
   */
  record StopAsked(String by) implements Event {}
}
