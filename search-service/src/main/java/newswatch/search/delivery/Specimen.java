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
import newswatch.events.StoryId;
import newswatch.events.StorySize;
import newswatch.events.SubscriptionId;

/** A message that shows a receiver what messages are like, and says so. */
final class Specimen {
  private static final SubscriptionId SUBSCRIPTION = new SubscriptionId("test");
  private static final ArticleId ARTICLE =
      ArticleId.ofAddress(URI.create("https://news.example/test"));
  private static final String SENTENCE =
      "This is a test: a message about a story looks like this one.";
  private static final int MARKED_FROM = 10;
  private static final int MARKED_TO = 14;

  private Specimen() {}

  /** Another each time, so that no receiver takes it for one that it has. */
  static Message message(Instant now) {
    StoryId story = StoryId.ofFirst(ArticleId.ofAddress(URI.create("https://news.example/" + now)));
    Occasion occasion = new Occasion.FirstTelling();
    AlertId id = AlertId.of(SUBSCRIPTION, story, occasion);
    AlertRaised alert =
        new AlertRaised(
            id,
            SUBSCRIPTION,
            story,
            occasion,
            new AlertedArticle(
                ARTICLE, null, "Test message from Newswatch", "Newswatch", "en", now),
            null,
            1,
            List.of(
                new Evidence(
                    Field.BODY,
                    MARKED_FROM,
                    MARKED_TO,
                    SENTENCE.substring(MARKED_FROM, MARKED_TO),
                    "test")),
            new Evidence(Field.BODY, 0, SENTENCE.length(), SENTENCE),
            new StorySize(1, 1),
            now,
            false,
            now);
    return new Message(MessageId.of(SUBSCRIPTION, List.of(id)), "Test", null, now, List.of(alert));
  }
}
