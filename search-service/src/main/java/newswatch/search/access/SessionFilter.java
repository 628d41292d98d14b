package newswatch.search.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions of people who are no longer welcome. */
final class SessionFilter extends OncePerRequestFilter {
  private final Welcome welcome;

  SessionFilter(Welcome welcome) {
    this.welcome = welcome;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      boolean stays =
          Visitors.of(SecurityContextHolder.getContext().getAuthentication())
              .filter(welcome::holds)
              .isPresent();
      if (!stays) {
        end(session);
        SecurityContextHolder.clearContext();
      }
    }
    chain.doFilter(request, response);
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException _) {
      // Another request of the same session has ended it.
    }
  }
}
