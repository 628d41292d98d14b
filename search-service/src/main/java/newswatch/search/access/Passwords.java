package newswatch.search.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import newswatch.events.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Knows people by their passwords. A name that nobody has is answered as a wrong password is, and
 * as late.
 */
final class Passwords implements AuthenticationManager {
  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

  /** What stands for all names that nobody can have. */
  private static final String NO_NAME = "";

  /** How long an attempt waits for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CurrentUsers users;
  private final Attempts attempts;
  private final InstantSource clock;

  /** Hashing takes a core for a quarter of a second, and half of them are left to the news. */
  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  Passwords(CurrentUsers users, Attempts attempts, InstantSource clock) {
    this.users = users;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** There were too many attempts, and one may be made again after a while. */
  static final class TooMany extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooMany(Duration wait) {
      super("too many attempts");
      this.wait = wait;
    }

    /** In whole seconds, at least one. */
    long seconds() {
      return Math.max(1, wait.plusMillis(999).toSeconds());
    }
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    Optional<PersonId> name = name(asked.getName());
    String counted = name.map(PersonId::value).orElse(NO_NAME);
    String peer = peer(asked);
    Duration wait = attempts.begin(counted, peer);
    if (!wait.isZero()) {
      throw new TooMany(wait);
    }
    Users now = users.now();
    Optional<User.Person> person = name.flatMap(now::person);
    PasswordHash hash =
        person
            .map(User.Person::password)
            .orElseGet(() -> PasswordHash.ofNobody(now.passwordCost()));
    boolean right = inTurn(hash, String.valueOf(asked.getCredentials()));
    if (person.isEmpty() || !right) {
      LOG.atWarn()
          .addKeyValue("peer", peer)
          .addKeyValue("name", person.map(one -> one.name().value()).orElse("unknown"))
          .log("login refused");
      throw new BadCredentialsException("wrong name or password");
    }
    attempts.succeeded(counted, peer);
    LOG.atInfo()
        .addKeyValue("peer", peer)
        .addKeyValue("name", person.get().name())
        .log("logged in");
    return new Visit(person.get(), clock.instant()).authentication();
  }

  private boolean inTurn(PasswordHash hash, String password) {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooMany(PATIENCE);
      }
      try {
        return hash.isOf(password);
      } finally {
        turns.release();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TooMany(PATIENCE);
    }
  }

  private static Optional<PersonId> name(String given) {
    try {
      return Optional.of(new PersonId(given));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Behind a proxy that is believed (server.forward-headers-strategy), whom it names. */
  private static String peer(Authentication asked) {
    if (asked.getDetails() instanceof WebAuthenticationDetails details
        && details.getRemoteAddress() != null) {
      return details.getRemoteAddress();
    }
    throw new IllegalStateException("it is not known from where somebody logs in");
  }
}
