package newswatch.search.delivery;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import newswatch.events.AlertRaised;
import newswatch.events.EventJson;

/** What the incoming webhooks of Microsoft Teams are sent: an adaptive card of version 1.4. */
final class TeamsCard {
  /** A message holds 28 KB. */
  private static final int MOST_ALERTS = 10;

  private TeamsCard() {}

  static String of(Message message) {
    List<Map<String, Object>> body = new ArrayList<>();
    body.add(block(message.subscription(), "Large"));
    message.alerts().stream().limit(MOST_ALERTS).forEach(alert -> add(body, alert));
    int more = message.alerts().size() - MOST_ALERTS;
    if (more > 0) {
      body.add(block("… and " + more + " more", "Small"));
    }
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.put("body", body);
    Map<String, Object> attachment =
        Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card);
    return EventJson.mapper()
        .writeValueAsString(Map.of("type", "message", "attachments", List.of(attachment)));
  }

  private static void add(List<Map<String, Object>> body, AlertRaised alert) {
    URI url = alert.article().url();
    String headline = plain(Wording.headline(alert));
    body.add(block(url == null ? headline : "[" + headline + "](" + target(url) + ")", "Medium"));
    String company = Wording.company(alert.size());
    body.add(
        block(plain(alert.article().source()) + (company.isEmpty() ? "" : " " + company), "Small"));
    body.add(block(plain(Wording.explanation(alert)), "Default"));
    String sentence =
        Marked.of(alert).stream()
            .map(piece -> piece.hit() ? "**" + plain(piece.text()) + "**" : plain(piece.text()))
            .collect(Collectors.joining());
    if (!sentence.isEmpty()) {
      body.add(block(sentence, "Default"));
    }
  }

  private static Map<String, Object> block(String text, String size) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "TextBlock");
    block.put("text", text);
    block.put("size", size);
    block.put("wrap", true);
    return block;
  }

  /** Letters that mean something in Markdown are said to mean nothing. */
  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]()#|<>])", "\\\\$1");
  }

  private static String target(URI url) {
    return url.toString().replace("(", "%28").replace(")", "%29");
  }
}
