package newswatch.search.access;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import newswatch.events.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who asks: the one place to know, for all that is kept with somebody's name. */
@Component
public final class Visitors {
  /** Whoever asks while there are no users. */
  static final PersonId LOCAL = new PersonId("local");

  private final CurrentUsers users;
  private final Welcome welcome;

  Visitors(CurrentUsers users, Welcome welcome) {
    this.users = users;
    this.welcome = welcome;
  }

  /** How somebody has come in. */
  public enum Way {
    /** Through a door that asks nobody. */
    LOCAL,
    /** With a password. */
    SESSION,
    /** With a token. */
    TOKEN
  }

  /** Who sends this request. While there are no users, whoever comes through the door is one. */
  public PersonId asking() {
    return visit().map(visit -> visit.user().name()).orElse(LOCAL);
  }

  /** What they may do; everything while there are no users. */
  public Role role() {
    return visit().map(visit -> visit.user().role()).orElse(Role.ADMIN);
  }

  /** Whose things they may see and change; everybody's while there are no users. */
  public Reach reach() {
    return new Reach(asking(), role().includes(Role.ADMIN));
  }

  /** How they have come in. */
  public Way way() {
    return visit()
        .map(visit -> visit.user() instanceof User.Person ? Way.SESSION : Way.TOKEN)
        .orElse(Way.LOCAL);
  }

  /**
   * Whether who sends this request is still to be answered, for answers that take long: asked
   * later, by any thread, it tells of those who were shut out meanwhile.
   */
  public BooleanSupplier stillWelcome() {
    Optional<Visit> visit = visit();
    return () -> visit.isEmpty() || welcome.holds(visit.get());
  }

  /** Nobody's request gets this far where there are users. */
  private Optional<Visit> visit() {
    Optional<Visit> visit = of(SecurityContextHolder.getContext().getAuthentication());
    if (visit.isEmpty() && users.areKnown()) {
      throw new IllegalStateException("it is not known who asks");
    }
    return visit;
  }

  static Optional<Visit> of(@Nullable Authentication authentication) {
    return authentication != null && authentication.getPrincipal() instanceof Visit visit
        ? Optional.of(visit)
        : Optional.empty();
  }
}
