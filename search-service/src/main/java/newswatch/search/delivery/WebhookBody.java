package newswatch.search.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.ArticleId;
import newswatch.events.EventJson;
import newswatch.events.Evidence;
import newswatch.events.MessageId;
import newswatch.events.Occasion;
import newswatch.events.StoryId;
import newswatch.events.StorySize;
import newswatch.events.SubscriptionId;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is sent, as Standard Webhooks 1.0 advises: the type, the time and the data. The
 * same message is the same text whenever it is sent.
 *
 * @param timestamp when the message was made
 */
record WebhookBody(String type, Instant timestamp, Data data) {
  private static final String TYPE = "newswatch.alerts";

  /**
   * @param message its id, which is also the idempotency key
   */
  record Data(MessageId message, Whose subscription, List<Alert> alerts) {
    Data {
      alerts = List.copyOf(alerts);
    }
  }

  /** The subscription. */
  record Whose(SubscriptionId id, String name) {}

  /**
   * An alert.
   *
   * @param reason why now, in words
   * @param occasion the same for programs
   * @param marked the sentence that says it best, in pieces
   */
  record Alert(
      AlertId id,
      String reason,
      Occasion occasion,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean late,
      ArticleId article,
      @Nullable URI url,
      String title,
      String source,
      @Nullable String language,
      @Nullable Instant publishedAt,
      Instant fetchedAt,
      StoryId story,
      StorySize size,
      @Nullable TopicId topic,
      double score,
      @Nullable Evidence sentence,
      List<Marked> marked,
      List<Evidence> evidence,
      Instant raisedAt) {
    Alert {
      marked = List.copyOf(marked);
      evidence = List.copyOf(evidence);
    }

    static Alert of(AlertRaised alert) {
      return new Alert(
          alert.alert(),
          Wording.reason(alert),
          alert.occasion(),
          alert.late(),
          alert.article().id(),
          alert.article().url(),
          alert.article().title(),
          alert.article().source(),
          alert.article().language(),
          alert.article().publishedAt(),
          alert.fetchedAt(),
          alert.story(),
          alert.size(),
          alert.topic(),
          alert.score(),
          alert.sentence(),
          Marked.of(alert),
          alert.evidence(),
          alert.at());
    }
  }

  static String of(Message message) {
    Whose whose = new Whose(message.alerts().getFirst().subscription(), message.subscription());
    Data data = new Data(message.id(), whose, message.alerts().stream().map(Alert::of).toList());
    return EventJson.mapper().writeValueAsString(new WebhookBody(TYPE, message.since(), data));
  }
}
