package newswatch.search.access;

import newswatch.events.PersonId;
import org.springframework.stereotype.Component;

/** Who asks: the one place to know, for all that is kept with somebody's name. */
@Component
public final class Visitors {
  static final PersonId LOCAL = new PersonId("local");

  Visitors() {}

  /** Who sends this request. While there are no users, whoever comes through the door is one. */
  public PersonId asking() {
    return LOCAL;
  }
}
