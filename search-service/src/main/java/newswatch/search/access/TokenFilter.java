package newswatch.search.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows programs by their tokens (RFC 6750, 2.1). Who shows one that nobody has is refused, also
 * where none is needed. No limit on guesses: there are 2^256.
 */
final class TokenFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFilter.class);
  private static final String SCHEME = "Bearer ";

  private final CurrentUsers users;
  private final InstantSource clock;
  private final Seldom told;

  TokenFilter(CurrentUsers users, InstantSource clock) {
    this.users = users;
    this.clock = clock;
    this.told = new Seldom(clock);
  }

  /** Whether a request shows a token, whatever it is. */
  static boolean shows(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
    Optional<User.Program> program = users.now().program(TokenHash.of(token));
    if (program.isEmpty()) {
      if (told.now()) {
        LOG.atWarn().addKeyValue("peer", Peer.of(request)).log("a token was refused");
      }
      Refusals.unknownToken(response);
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new Visit(program.get(), clock.instant()).authentication());
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
