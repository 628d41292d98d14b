package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Who decided something, and when.
 *
 * @param by a person's or a program's name, or the name of the file that said so
 * @param at when it was published
 */
public record Change(String by, Instant at) {
  public Change {
    requireNonNull(by, "by");
    requireNonNull(at, "at");
  }
}
