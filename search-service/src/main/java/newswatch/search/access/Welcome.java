package newswatch.search.access;

import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * How long somebody who came in may stay: as long as the users file names them with the role and
 * the secret that they had then, and with a password no longer than a session may last.
 */
@Component
final class Welcome {
  private final CurrentUsers users;
  private final AccessProperties access;
  private final InstantSource clock;

  Welcome(CurrentUsers users, AccessProperties access, InstantSource clock) {
    this.users = users;
    this.access = access;
    this.clock = clock;
  }

  boolean holds(Visit visit) {
    Users now = users.now();
    return switch (visit.user()) {
      case User.Person person ->
          now.person(person.name()).filter(person::equals).isPresent()
              && clock.instant().isBefore(visit.since().plus(access.longestSession()));
      case User.Program program -> now.program(program.token()).filter(program::equals).isPresent();
    };
  }
}
