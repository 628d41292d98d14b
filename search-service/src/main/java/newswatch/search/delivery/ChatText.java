package newswatch.search.delivery;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import newswatch.events.AlertRaised;
import newswatch.events.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * What chats are sent that take Slack's incoming webhooks: a text in its own markup, which
 * Mattermost and Rocket.Chat read as well.
 */
final class ChatText {
  /** Slack cuts a text at 40,000 characters; people stop reading long before. */
  private static final int MOST_ALERTS = 20;

  private ChatText() {}

  static String of(Message message) {
    String text =
        message.alerts().stream()
            .limit(MOST_ALERTS)
            .map(ChatText::text)
            .collect(Collectors.joining("\n\n"));
    int more = message.alerts().size() - MOST_ALERTS;
    String rest = more > 0 ? "\n\n… and " + more + " more" : "";
    return EventJson.mapper()
        .writeValueAsString(
            Map.of("text", "*" + escaped(message.subscription()) + "*\n" + text + rest));
  }

  private static String text(AlertRaised alert) {
    StringBuilder text = new StringBuilder(link(alert)).append('\n');
    text.append(escaped(alert.article().source()));
    String company = Wording.company(alert.size());
    if (!company.isEmpty()) {
      text.append(' ').append(company);
    }
    if (alert.article().publishedAt() != null) {
      text.append(" · ").append(alert.article().publishedAt());
    }
    text.append('\n').append(escaped(Wording.explanation(alert)));
    String sentence =
        Marked.of(alert).stream()
            .map(piece -> piece.hit() ? "*" + escaped(piece.text()) + "*" : escaped(piece.text()))
            .collect(Collectors.joining());
    if (!sentence.isEmpty()) {
      text.append("\n> ").append(sentence);
    }
    return text.toString();
  }

  private static String link(AlertRaised alert) {
    String headline = escaped(Wording.headline(alert));
    URI url = alert.article().url();
    return isForLink(url) ? "<" + url + "|" + headline.replace("|", "¦") + ">" : headline;
  }

  private static boolean isForLink(@Nullable URI url) {
    return url != null && !url.toString().matches(".*[|<>].*");
  }

  /** Slack's three letters, and nothing that would break a line or call a whole channel. */
  private static String escaped(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "@\u200b");
  }
}
