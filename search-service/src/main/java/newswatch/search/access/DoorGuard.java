package newswatch.search.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only requests that come through the {@link Door}, for a host of ours, and of those with
 * an origin only the ones that come from a page of ours: no page of a foreign site can ask in its
 * visitor's name, not even when its name resolves to this machine (DNS rebinding). Every answer
 * forbids pages to load anything from elsewhere.
 *
 * <p>It stands before whatever reads a request's body or asks who it comes from, and behind what
 * counts requests.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class DoorGuard extends OncePerRequestFilter {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Swagger UI sets styles in its elements, and draws its signs from addresses of data. */
  private static final String POLICY_OF_SWAGGER_UI =
      POLICY
          .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
          .replace("img-src 'self'", "img-src 'self' data:");

  private static final String SWAGGER_UI = "/swagger-ui/";

  private final Door door;
  private final Strangers strangers;

  DoorGuard(Door door, InstantSource clock) {
    this.door = door;
    this.strangers = new Strangers(clock);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Admission admission =
        door.admit(
            Peer.of(request),
            request.getLocalPort(),
            request.getHeader("Host"),
            request.getHeader("Origin"));
    response.setHeader("Content-Security-Policy", policy(request));
    response.setHeader("X-Content-Type-Options", "nosniff");
    // Not no-referrer: the login form would then be sent with the origin null.
    response.setHeader("Referrer-Policy", "same-origin");
    response.addHeader("Vary", "Authorization, Cookie");
    switch (admission) {
      case Admission.Granted _ -> chain.doFilter(request, response);
      case Admission.Refused refused ->
          ProblemAnswer.write(response, HttpStatus.FORBIDDEN, refused.detail());
      case Admission.Stranger stranger -> {
        strangers.met(stranger.peer());
        ProblemAnswer.write(response, HttpStatus.FORBIDDEN, stranger.detail());
      }
    }
  }

  /** By the path as the container resolved it: the one that was sent may lead elsewhere. */
  private static String policy(HttpServletRequest request) {
    return request.getServletPath().startsWith(SWAGGER_UI) ? POLICY_OF_SWAGGER_UI : POLICY;
  }
}
