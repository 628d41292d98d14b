package newswatch.search.access;

import static java.util.Objects.requireNonNull;

import newswatch.events.PersonId;

/**
 * Whose things somebody may see and change, of those that are one person's own.
 *
 * @param person who asks
 * @param everybodys whether those of all people
 */
public record Reach(PersonId person, boolean everybodys) {
  public Reach {
    requireNonNull(person, "person");
  }

  /** Whether what is this person's is within it. */
  public boolean covers(PersonId owner) {
    return everybodys || owner.equals(person);
  }
}
