package newswatch.search.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What is answered to who is not known, and to who may not. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final String BEARER = "Bearer realm=\"newswatch\"";

  /** To who is not known: the login where a browser wants a page of the console, else 401. */
  @Override
  public void commence(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable AuthenticationException unknown)
      throws IOException {
    Optional<ConsolePage> page = wantedPage(request);
    if (page.isPresent()) {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(
          HttpHeaders.LOCATION, LoginPage.leadingTo(page.get(), request.getQueryString()));
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
    ProblemAnswer.write(
        response,
        HttpStatus.UNAUTHORIZED,
        "Log in at /login, or send a token in the header Authorization, as Bearer nw_….");
  }

  private static Optional<ConsolePage> wantedPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET") && accepted != null && accepted.contains("text/html")
        ? ConsolePage.at(request.getRequestURI())
        : Optional.empty();
  }

  /** To a token that nobody has (RFC 6750, 3.1). */
  static void unknownToken(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"invalid_token\"");
    ProblemAnswer.write(
        response,
        HttpStatus.UNAUTHORIZED,
        "No program has this token. ./newswatch token add makes one.");
  }

  /** To who is known, and may not. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    if (denied instanceof CsrfException) {
      ProblemAnswer.write(
          response,
          HttpStatus.FORBIDDEN,
          "What changes something in a session repeats the cookie XSRF-TOKEN in the header"
              + " X-XSRF-TOKEN. Programs use tokens.");
      return;
    }
    Rules.Rule rule = Rules.of(request).orElse(null);
    if (rule == null || rule.role() == null) {
      ProblemAnswer.write(
          response, HttpStatus.NOT_FOUND, "There is nothing to ask like this here.");
      return;
    }
    String who =
        Visitors.of(SecurityContextHolder.getContext().getAuthentication())
            .map(visit -> "'%s' is %s.".formatted(visit, visit.user().role().word()))
            .orElse("");
    ProblemAnswer.write(
        response,
        HttpStatus.FORBIDDEN,
        "This takes the role %s. %s".formatted(rule.role().word(), who).strip());
  }
}
