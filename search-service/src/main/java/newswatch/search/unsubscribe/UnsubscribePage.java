package newswatch.search.unsubscribe;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.subscription.SubscriptionEdits;
import newswatch.search.unsubscribe.PauseLinks.Pausing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.HtmlUtils;

/**
 * The page that the links lead to. To look at it changes nothing, as programs look at links before
 * people do. Its button, and the one of a mailbox (RFC 8058), stop the messages, without a question
 * who asks: whoever has the mail has the link.
 */
@Controller
final class UnsubscribePage {
  private static final Logger LOG = LoggerFactory.getLogger(UnsubscribePage.class);

  /** As what it is told who paused a subscription. */
  private static final String BY = "unsubscribe link";

  private static final String RETRY_AFTER_SECONDS = "5";
  private static final String WRONG =
      "<p role=\"alert\">This is no link of ours, or not the whole of it. Nothing was changed.</p>";
  private static final String STOPPED =
      "<p role=\"status\">No more of these messages are sent. Whoever keeps the subscription can go on"
          + " with it in the console.</p>";
  private static final String NOT_NOW =
      "<p role=\"alert\">That could not be kept just now. Try again in a minute.</p>";

  private final PauseLinks links;
  private final SubscriptionEdits edits;

  UnsubscribePage(PauseLinks links, SubscriptionEdits edits) {
    this.links = links;
    this.edits = edits;
  }

  @GetMapping(PauseLinks.PATH)
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String token = token(request);
    if (links.read(token).isPresent()) {
      write(response, HttpStatus.OK, asking(token));
    } else {
      write(response, HttpStatus.NOT_FOUND, WRONG);
    }
  }

  /**
   * Where the subscription is gone, or told elsewhere by now, the messages have stopped already.
   */
  @PostMapping(PauseLinks.PATH)
  void stop(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<Pausing> pausing = links.read(token(request));
    if (pausing.isEmpty()) {
      write(response, HttpStatus.NOT_FOUND, WRONG);
      return;
    }
    Pausing wanted = pausing.get();
    try {
      var _ = edits.pause(wanted.subscription(), wanted.receiver(), BY);
    } catch (Unpublished e) {
      LOG.atWarn()
          .addKeyValue("subscriptionId", wanted.subscription())
          .addKeyValue("reason", e.getMessage())
          .log("a subscription could not be paused by its link");
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      write(response, HttpStatus.SERVICE_UNAVAILABLE, NOT_NOW);
      return;
    }
    LOG.atInfo()
        .addKeyValue("subscriptionId", wanted.subscription())
        .log("subscription paused by its link");
    write(response, HttpStatus.OK, STOPPED);
  }

  private static String asking(String token) {
    return """
        <p>Shall no more of these messages be sent to you?</p>
        <form method="post" action="/unsubscribe">
          <input name="token" type="hidden" value="%s">
          <button type="submit">Send no more</button>
        </form>"""
        .formatted(HtmlUtils.htmlEscape(token));
  }

  private static String token(HttpServletRequest request) {
    String token = request.getParameter(PauseLinks.TOKEN);
    return token == null ? "" : token;
  }

  private static void write(HttpServletResponse response, HttpStatus status, String said)
      throws IOException {
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType("text/html;charset=UTF-8");
    response
        .getOutputStream()
        .write(
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <title>Unsubscribe – Newswatch</title>
              <link rel="icon" href="/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/login.css">
            </head>
            <body>
              <main>
                <h1>Newswatch</h1>
                %s
              </main>
            </body>
            </html>
            """
                .formatted(said)
                .getBytes(UTF_8));
  }
}
