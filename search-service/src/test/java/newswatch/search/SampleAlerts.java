package newswatch.search;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.AlertedArticle;
import newswatch.events.ArticleId;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.events.Occasion;
import newswatch.events.StoryId;
import newswatch.events.StorySize;
import newswatch.events.SubscriptionId;

/** Alerts as classify-service raises them. */
final class SampleAlerts {
  static final String SENTENCE = "Dockers in the port of Piraeus walked out on Monday.";

  private SampleAlerts() {}

  /** The first telling of a story of that name. */
  static AlertRaised alert(String subscription, String story) {
    URI url = URI.create("https://news.example/" + story);
    ArticleId article = ArticleId.ofAddress(url);
    SubscriptionId id = new SubscriptionId(subscription);
    StoryId its = StoryId.ofFirst(article);
    Occasion occasion = new Occasion.FirstTelling();
    Instant now = Instant.now();
    return new AlertRaised(
        AlertId.of(id, its, occasion),
        id,
        its,
        occasion,
        new AlertedArticle(article, url, "Story " + story, "Harbour Post", "en", now),
        null,
        0.5,
        List.of(new Evidence(Field.BODY, 23, 30, "Piraeus", "piraeus")),
        new Evidence(Field.BODY, 0, SENTENCE.length(), SENTENCE),
        new StorySize(1, 1),
        now,
        false,
        now);
  }
}
