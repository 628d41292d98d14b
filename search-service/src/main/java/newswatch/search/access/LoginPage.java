package newswatch.search.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/** The page that people log in with. It needs no script, and says nothing that was sent to it. */
@Controller
final class LoginPage implements AuthenticationFailureHandler, AuthenticationSuccessHandler {
  static final String PATH = "/login";

  /** The parameter with what the page was asked for: a query, without its question mark. */
  private static final String TO = "to";

  /** The parameter with the path of the page that was asked; the search without it. */
  private static final String PAGE = "page";

  private static final Pattern QUERY = Pattern.compile("[!-~]{1,2000}");

  private final CurrentUsers users;

  LoginPage(CurrentUsers users) {
    this.users = users;
  }

  /**
   * The address of the login from which people come back to a page.
   *
   * @param query what the page was asked for, without a question mark
   */
  static String leadingTo(ConsolePage page, @Nullable String query) {
    List<String> parameters = new ArrayList<>();
    if (query != null) {
      parameters.add(TO + "=" + URLEncoder.encode(query, UTF_8));
    }
    if (page != ConsolePage.SEARCH) {
      parameters.add(PAGE + "=" + URLEncoder.encode(page.path(), UTF_8));
    }
    return parameters.isEmpty() ? PATH : PATH + "?" + String.join("&", parameters);
  }

  @GetMapping(PATH)
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (users.areKnown()) {
      write(request, response, HttpStatus.OK, null);
    } else {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(HttpHeaders.LOCATION, "/");
    }
  }

  /** Nobody is told whether it was the name or the password. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof Passwords.TooMany many) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.seconds()));
      write(
          request,
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "There were too many attempts. Try again in %d s.".formatted(many.seconds()));
    } else {
      write(request, response, HttpStatus.UNAUTHORIZED, "The name or the password is wrong.");
    }
  }

  /** To a page of the console, and nowhere else. */
  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication visitor) {
    String to = to(request);
    response.setStatus(HttpStatus.SEE_OTHER.value());
    String path = page(request).path();
    response.setHeader(HttpHeaders.LOCATION, to.isEmpty() ? path : path + "?" + to);
  }

  private static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      @Nullable String problem)
      throws IOException {
    String token =
        request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf
            ? csrf.getToken()
            : "";
    String said = problem == null ? "" : "<p role=\"alert\">" + problem + "</p>\n      ";
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType("text/html;charset=UTF-8");
    response
        .getOutputStream()
        .write(
            form(
                    said,
                    HtmlUtils.htmlEscape(token),
                    HtmlUtils.htmlEscape(to(request)),
                    page(request).path())
                .getBytes(UTF_8));
  }

  private static String form(String said, String token, String to, String page) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Log in – Newswatch</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/login.css">
        </head>
        <body>
          <main>
            <h1>Newswatch</h1>
            <form method="post" action="/login">
              %s<label for="name">Name</label>
              <input id="name" name="name" autocomplete="username" autocapitalize="off" spellcheck="false" required autofocus>
              <label for="password">Password</label>
              <input id="password" name="password" type="password" autocomplete="current-password" required>
              <input name="_csrf" type="hidden" value="%s">
              <input name="to" type="hidden" value="%s">
              <input name="page" type="hidden" value="%s">
              <button type="submit">Log in</button>
            </form>
          </main>
        </body>
        </html>
        """
        .formatted(said, token, to, page);
  }

  private static ConsolePage page(HttpServletRequest request) {
    String path = request.getParameter(PAGE);
    return path == null ? ConsolePage.SEARCH : ConsolePage.at(path).orElse(ConsolePage.SEARCH);
  }

  private static String to(HttpServletRequest request) {
    String to = request.getParameter(TO);
    return to != null && QUERY.matcher(to).matches() ? to : "";
  }
}
