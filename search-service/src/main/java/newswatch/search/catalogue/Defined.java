package newswatch.search.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A definition as its channel holds it.
 *
 * @param definition a topic, a feed or another, also one that is deleted
 * @param offset of its record, in the partition of its id: what tells this state of it from others
 * @param since when it was published
 */
public record Defined<T>(T definition, long offset, Instant since) {
  /**
   * @throws IllegalArgumentException for a negative offset
   */
  public Defined {
    requireNonNull(definition, "definition");
    requireNonNull(since, "since");
    if (offset < 0) {
      throw new IllegalArgumentException("an offset is 0 or more, not " + offset);
    }
  }
}
