package newswatch.search.delivery;

import java.net.URI;
import java.util.stream.Collectors;
import newswatch.events.AlertRaised;
import newswatch.search.citation.OneLine;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * What a mail says in HTML: text and links alone, nothing that is loaded. Each text from outside is
 * escaped, and has a direction of its own.
 */
final class LetterHtml {
  private static final String REL = "noopener noreferrer nofollow";

  private LetterHtml() {}

  static String of(Message message, @Nullable URI pausing) {
    String alerts =
        message.alerts().stream().map(LetterHtml::html).collect(Collectors.joining("\n"));
    String no =
        pausing == null
            ? ""
            : "<br>" + link(pausing.toASCIIString(), "Send no more of these messages");
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>%s</title>
        </head>
        <body style="font-family:sans-serif;line-height:1.5;max-width:40em">
        <p><bdi>%s</bdi></p>
        %s
        <p style="font-size:smaller">%s%s</p>
        </body>
        </html>
        """
        .formatted(
            escaped(LetterText.subject(message)),
            escaped(OneLine.of(message.subscription())),
            alerts,
            escaped(LetterText.foot(message)),
            no);
  }

  private static String html(AlertRaised alert) {
    String headline = escaped(OneLine.of(Wording.headline(alert)));
    String url = Wording.webAddress(alert);
    StringBuilder html =
        new StringBuilder("<h2 dir=\"auto\" style=\"font-size:1.1em;margin-bottom:0\">")
            .append(url == null ? headline : link(url, headline))
            .append("</h2>\n<p style=\"margin-top:0\"><bdi>")
            .append(escaped(LetterText.whence(alert)))
            .append("</bdi><br><bdi>")
            .append(escaped(OneLine.of(Wording.explanation(alert))))
            .append("</bdi></p>");
    String sentence =
        Marked.of(alert).stream()
            .map(piece -> marked(escaped(OneLine.part(piece.text())), piece.hit()))
            .collect(Collectors.joining());
    if (!sentence.isBlank()) {
      html.append("\n<blockquote dir=\"auto\">").append(sentence.strip()).append("</blockquote>");
    }
    return html.toString();
  }

  /** Bold as well: not every mailbox knows marks. */
  private static String marked(String piece, boolean hit) {
    return hit ? "<mark style=\"font-weight:bold\">" + piece + "</mark>" : piece;
  }

  private static String link(String url, String html) {
    return "<a href=\"%s\" rel=\"%s\">%s</a>".formatted(escaped(url), REL, html);
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
