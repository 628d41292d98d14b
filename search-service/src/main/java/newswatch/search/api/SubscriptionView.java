package newswatch.search.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import newswatch.events.PersonId;
import newswatch.events.ReceiverId;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.events.TopicChange;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API tells it.
 *
 * @param problem why nobody is told; absent when they are
 * @param changedBy who defined it so, and when
 */
record SubscriptionView(
    SubscriptionId id,
    String name,
    PersonId owner,
    @Nullable TopicId topic,
    @Nullable String query,
    double minimumScore,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sources,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages,
    ReceiverId receiver,
    RhythmBody.View rhythm,
    RhythmBody.@Nullable QuietView quietHours,
    @Nullable Integer mostPerHour,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TopicChange> changes,
    boolean paused,
    @Nullable String problem,
    String changedBy,
    Instant changedAt) {
  SubscriptionView {
    sources = List.copyOf(sources);
    languages = List.copyOf(languages);
    changes = List.copyOf(changes);
  }

  static SubscriptionView of(Subscription subscription, @Nullable String problem) {
    return new SubscriptionView(
        subscription.id(),
        subscription.name(),
        subscription.owner(),
        subscription.topic(),
        subscription.query(),
        subscription.minimumScore(),
        subscription.sources(),
        subscription.languages(),
        subscription.receiver(),
        RhythmBody.View.of(subscription.rhythm()),
        RhythmBody.QuietView.of(subscription.quietHours()),
        subscription.mostPerHour(),
        subscription.changes(),
        subscription.paused(),
        problem,
        subscription.change().by(),
        subscription.change().at());
  }
}
