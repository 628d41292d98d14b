package newswatch.search.access;

import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Somebody who has shown who they are.
 *
 * @param since when they did
 */
record Visit(User user, Instant since) {
  /** As Spring Security carries it; what somebody may is asked of the {@link Rules} alone. */
  Authentication authentication() {
    return UsernamePasswordAuthenticationToken.authenticated(this, null, List.of());
  }

  /** As it ends up in messages. */
  @Override
  public String toString() {
    return user.name().value();
  }
}
