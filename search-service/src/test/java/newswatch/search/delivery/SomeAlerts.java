package newswatch.search.delivery;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.AlertedArticle;
import newswatch.events.ArticleId;
import newswatch.events.Change;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.events.Occasion;
import newswatch.events.PersonId;
import newswatch.events.QuietHours;
import newswatch.events.ReceiverId;
import newswatch.events.Rhythm;
import newswatch.events.StoryId;
import newswatch.events.StorySize;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import org.jspecify.annotations.Nullable;

/** Alerts and subscriptions of which a test says only what matters to it. */
final class SomeAlerts {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final SubscriptionId DESK = new SubscriptionId("desk");
  static final PersonId ANA = new PersonId("ana");
  static final Rhythm EVERY_HOUR = new Rhythm(Rhythm.Every.HOUR, null, null, null);
  static final QuietHours QUIET =
      new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), ZoneOffset.UTC);

  private SomeAlerts() {}

  static AlertRaised alert(String story) {
    return alert(story, "A title", "A sentence about something.");
  }

  static AlertRaised alert(String story, String title, String sentence) {
    URI url = URI.create("https://news.example/" + story);
    ArticleId article = ArticleId.ofAddress(url);
    StoryId its = StoryId.ofFirst(article);
    Occasion occasion = new Occasion.FirstTelling();
    return new AlertRaised(
        AlertId.of(DESK, its, occasion),
        DESK,
        its,
        occasion,
        new AlertedArticle(article, url, title, "Harbour Post", "en", NOON),
        null,
        0.5,
        List.of(new Evidence(Field.BODY, 2, 10, sentence.substring(2, 10), "sentence")),
        new Evidence(Field.BODY, 0, sentence.length(), sentence),
        new StorySize(3, 2),
        NOON,
        false,
        NOON);
  }

  static Subscription subscription(
      Rhythm rhythm, @Nullable QuietHours quiet, @Nullable Integer mostPerHour) {
    return new Subscription(
        DESK,
        "The desk",
        ANA,
        null,
        "something",
        0,
        List.of(),
        List.of(),
        new ReceiverId("chat"),
        rhythm,
        quiet,
        mostPerHour,
        false,
        new Change("ana", NOON),
        false);
  }

  static Subscription atOnce() {
    return subscription(Rhythm.AT_ONCE, null, null);
  }
}
