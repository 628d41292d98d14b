package newswatch.search.access;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may ask what, where there are users. What is not named here is for nobody; of several that
 * fit, the first counts.
 */
final class Rules {
  private static final List<Rule> TABLE =
      List.of(
          // The login. Its page must look as it should before anybody is known.
          anybody(GET, "/login"),
          anybody(POST, "/login"),
          anybody(POST, "/logout"),
          anybody(GET, "/login.css"),
          anybody(GET, "/icon.svg"),

          // The links that mails carry for whoever wants no more of them.
          anybody(GET, "/unsubscribe"),
          anybody(POST, "/unsubscribe"),

          // The console's page.
          reader(GET, "/"),
          reader(GET, "/{file:[a-z0-9-]+\\.(?:html|js|css|svg)}"),
          reader(GET, "/api/visitor"),

          // Articles. A verdict is the reader's own.
          reader(GET, "/api/articles"),
          reader(GET, "/api/articles/export"),
          reader(GET, "/api/articles/feed"),
          reader(GET, "/api/articles/terms"),
          editor(POST, "/api/articles"),
          reader(GET, "/api/articles/{id}"),
          admin(DELETE, "/api/articles/{id}"),
          reader(GET, "/api/articles/{id}/citation"),
          reader(GET, "/api/articles/{id}/topics/{topic}/verdict"),
          reader(PUT, "/api/articles/{id}/topics/{topic}/verdict"),
          reader(DELETE, "/api/articles/{id}/topics/{topic}/verdict"),
          reader(GET, "/api/withdrawals"),
          reader(GET, "/api/completions"),
          reader(GET, "/api/stream"),
          reader(GET, "/api/submissions/{id}"),

          // Topics. A preview changes nothing.
          reader(POST, "/api/topics/preview"),
          reader(GET, "/api/topics"),
          editor(POST, "/api/topics"),
          reader(GET, "/api/topics/{id}"),
          editor(PUT, "/api/topics/{id}"),
          editor(DELETE, "/api/topics/{id}"),
          reader(GET, "/api/topics/{id}/versions"),
          reader(GET, "/api/topics/{id}/versions/{number}"),

          // Feeds. Discovery has pages fetched that whoever asks has chosen.
          editor(POST, "/api/feeds/discover"),
          reader(GET, "/api/feeds/opml"),
          editor(POST, "/api/feeds/opml"),
          reader(GET, "/api/feeds"),
          editor(POST, "/api/feeds"),
          reader(GET, "/api/feeds/{id}"),
          editor(PUT, "/api/feeds/{id}"),
          editor(PATCH, "/api/feeds/{id}"),
          editor(DELETE, "/api/feeds/{id}"),
          editor(POST, "/api/feeds/{id}/poll"),
          reader(GET, "/api/collections"),

          // Saved searches.
          reader(GET, "/api/searches"),
          editor(POST, "/api/searches"),
          reader(GET, "/api/searches/{id}"),
          editor(PUT, "/api/searches/{id}"),
          editor(DELETE, "/api/searches/{id}"),

          // Receivers and subscriptions: each person's own, and an admin's are everybody's.
          reader(GET, "/api/receivers"),
          reader(POST, "/api/receivers"),
          reader(GET, "/api/receivers/{id}"),
          reader(PUT, "/api/receivers/{id}"),
          reader(DELETE, "/api/receivers/{id}"),
          reader(GET, "/api/subscriptions"),
          reader(POST, "/api/subscriptions"),
          reader(POST, "/api/subscriptions/preview"),
          reader(GET, "/api/subscriptions/{id}"),
          reader(POST, "/api/subscriptions/{id}/preview"),
          reader(POST, "/api/subscriptions/{id}/test"),
          reader(GET, "/api/subscriptions/{id}/feed"),
          reader(PUT, "/api/subscriptions/{id}"),
          reader(DELETE, "/api/subscriptions/{id}"),
          reader(POST, "/api/receivers/{id}/test"),

          // Alerts: each person's own.
          reader(GET, "/api/alerts"),
          reader(GET, "/api/alerts/stream"),
          reader(GET, "/api/alerts/{id}"),
          reader(POST, "/api/alerts/{id}/resend"),

          // How it runs, and what it answers.
          reader(GET, "/api/status"),
          admin(GET, "/api/dead-letters"),
          reader(GET, "/v3/api-docs/**"),
          reader(GET, "/v3/api-docs.yaml"),
          reader(GET, "/swagger-ui.html"),
          reader(GET, "/swagger-ui/**"));

  private Rules() {}

  /**
   * Who may ask in one way.
   *
   * @param path in Spring's notation of patterns
   * @param role the least that is needed; absent where anybody may
   */
  record Rule(
      HttpMethod method, String path, @Nullable Role role, PathPatternRequestMatcher matcher) {
    boolean fits(HttpServletRequest request) {
      return matcher.matches(request);
    }

    boolean allows(Role one) {
      return role == null || one.includes(role);
    }
  }

  /** The rule for a request; whoever may GET may HEAD. */
  static Optional<Rule> of(HttpServletRequest request) {
    HttpMethod asked = HttpMethod.valueOf(request.getMethod());
    HttpMethod method = asked.equals(HEAD) ? GET : asked;
    return TABLE.stream()
        .filter(rule -> rule.method().equals(method) && rule.fits(request))
        .findFirst();
  }

  private static Rule anybody(HttpMethod method, String path) {
    return rule(method, path, null);
  }

  private static Rule reader(HttpMethod method, String path) {
    return rule(method, path, Role.READER);
  }

  private static Rule editor(HttpMethod method, String path) {
    return rule(method, path, Role.EDITOR);
  }

  private static Rule admin(HttpMethod method, String path) {
    return rule(method, path, Role.ADMIN);
  }

  private static Rule rule(HttpMethod method, String path, @Nullable Role role) {
    return new Rule(method, path, role, PathPatternRequestMatcher.pathPattern(path));
  }
}
