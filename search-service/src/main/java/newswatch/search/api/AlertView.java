package newswatch.search.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.ArticleId;
import newswatch.events.DeliveryAttempt;
import newswatch.events.DeliveryState;
import newswatch.events.Evidence;
import newswatch.events.MessageId;
import newswatch.events.Occasion;
import newswatch.events.PersonId;
import newswatch.events.ReceiverId;
import newswatch.events.StoryId;
import newswatch.events.StorySize;
import newswatch.events.SubscriptionId;
import newswatch.events.TopicId;
import newswatch.search.delivery.Wording;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the API tells it, with all that was done to bring it.
 *
 * @param reason why it was raised, in words
 * @param occasion the same for programs
 * @param size how much there was of the story when it was raised
 * @param grown how much there is of it now, where it has grown since
 */
record AlertView(
    AlertId id,
    SubscriptionId subscription,
    PersonId owner,
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
    @Nullable StorySize grown,
    @Nullable TopicId topic,
    double score,
    @Nullable Evidence sentence,
    List<Evidence> evidence,
    Instant raisedAt,
    Way delivery) {
  AlertView {
    evidence = List.copyOf(evidence);
  }

  /**
   * How it is brought.
   *
   * @param alerts how many alerts the message tells
   * @param state held, pending, delivered, given-up or withdrawn
   * @param since when the message was made, or was asked for again
   * @param due when it is no longer held, or tried next; absent when it is over
   * @param why it is held, not there yet, given up or withdrawn; absent when it arrived
   * @param attempts each try, oldest first
   */
  record Way(
      MessageId message,
      int alerts,
      ReceiverId receiver,
      String state,
      Instant since,
      @Nullable Instant due,
      @Nullable String why,
      List<DeliveryAttempt> attempts) {
    Way {
      attempts = List.copyOf(attempts);
    }

    private static Way of(DeliveryState message) {
      return new Way(
          message.message(),
          message.alerts().size(),
          message.receiver(),
          message.stage().word(),
          message.since(),
          message.due(),
          message.why(),
          message.attempts());
    }
  }

  /**
   * @param message that tells it
   */
  static AlertView of(AlertRaised alert, DeliveryState message, @Nullable StorySize grown) {
    return new AlertView(
        alert.alert(),
        alert.subscription(),
        message.owner(),
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
        grown,
        alert.topic(),
        alert.score(),
        alert.sentence(),
        alert.evidence(),
        alert.at(),
        Way.of(message));
  }
}
