package newswatch.search.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only requests that name this machine's loopback as their host, and of those with an
 * origin only the ones that come from a page of ours: no page of a foreign site can ask in its
 * visitor's name, not even when its name resolves to this machine (DNS rebinding). Every answer
 * forbids pages to load anything from elsewhere.
 */
@Component
final class LoopbackGuard extends OncePerRequestFilter {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getHeader("Host");
    String origin = request.getHeader("Origin");
    if (host == null || !isLoopback(host)) {
      refuse(response, "Ask for 127.0.0.1 or localhost, not for another host.");
      return;
    }
    if (origin != null && !origin.equals("http://" + host)) {
      refuse(response, "Pages of other sites may not ask here.");
      return;
    }
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    chain.doFilter(request, response);
  }

  private static void refuse(HttpServletResponse response, String detail) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getWriter()
        .write("{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"%s\"}".formatted(detail));
  }

  private static boolean isLoopback(String host) {
    try {
      String name = URI.create("http://" + host).getHost();
      return name != null && LOOPBACK.contains(name.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
