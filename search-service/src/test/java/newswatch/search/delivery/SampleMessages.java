package newswatch.search.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.AlertedArticle;
import newswatch.events.ArticleId;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.events.MessageId;
import newswatch.events.Occasion;
import newswatch.events.ReceiverId;
import newswatch.events.StoryId;
import newswatch.events.StorySize;
import newswatch.events.SubscriptionId;
import org.jspecify.annotations.Nullable;

/** Messages of a subscription to what happens at quays. */
final class SampleMessages {
  static final SubscriptionId QUAYS = new SubscriptionId("quays");
  static final ReceiverId DESK = new ReceiverId("desk");
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private SampleMessages() {}

  static Message message(AlertRaised... alerts) {
    return message("Quays", alerts);
  }

  static Message message(String subscription, AlertRaised... alerts) {
    List<AlertId> ids = List.of(alerts).stream().map(AlertRaised::alert).toList();
    return new Message(MessageId.of(QUAYS, ids), subscription, DESK, NOW, List.of(alerts));
  }

  static AlertRaised alert(String title) {
    return alert(
        title,
        "Harbour Post",
        URI.create("https://news.example/quay"),
        "Dockers in the port of Piraeus walked out.");
  }

  /** The word Piraeus of the sentence decided it. */
  static AlertRaised alert(String title, String source, @Nullable URI url, String sentence) {
    int word = sentence.indexOf("Piraeus");
    StoryId story = StoryId.ofFirst(ArticleId.ofAddress(URI.create("https://news.example/first")));
    Occasion occasion = new Occasion.FirstTelling();
    return new AlertRaised(
        AlertId.of(QUAYS, story, occasion),
        QUAYS,
        story,
        occasion,
        new AlertedArticle(
            ArticleId.ofAddress(URI.create("https://news.example/quay")),
            url,
            title,
            source,
            "en",
            NOW),
        null,
        0.5,
        List.of(new Evidence(Field.BODY, word, word + 7, "Piraeus", "piraeus")),
        new Evidence(Field.BODY, 0, sentence.length(), sentence),
        new StorySize(4, 3),
        NOW,
        false,
        NOW);
  }
}
