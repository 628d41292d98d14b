package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription met a story. Holds all that a message says, so that it can be sent by whoever
 * knows nothing else.
 *
 * @param occasion why now
 * @param article the one that the subscription matched
 * @param topic by which it matched; absent where it has a query of its own
 * @param score how surely, above 0 and at most 1
 * @param evidence the words that decided it, at most {@value #MOST_EVIDENCE}, in the order of the
 *     text
 * @param sentence the one sentence that says it best, without a clause; absent where no words
 *     decided
 * @param size how much there was of the story
 * @param fetchedAt when the article, or its newest revision, was fetched
 * @param late whether it reached us long after it was published
 * @param at when it was raised
 */
public record AlertRaised(
    AlertId alert,
    SubscriptionId subscription,
    StoryId story,
    Occasion occasion,
    AlertedArticle article,
    @Nullable TopicId topic,
    double score,
    List<Evidence> evidence,
    @Nullable Evidence sentence,
    StorySize size,
    Instant fetchedAt,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean late,
    Instant at)
    implements AlertEvent {
  /** How many words are given as evidence; more say no more to who reads a message. */
  public static final int MOST_EVIDENCE = 20;

  /**
   * @throws IllegalArgumentException when the score is not above 0 and at most 1
   */
  public AlertRaised {
    requireNonNull(alert, "alert");
    requireNonNull(subscription, "subscription");
    requireNonNull(story, "story");
    requireNonNull(occasion, "occasion");
    requireNonNull(article, "article");
    requireNonNull(size, "size");
    requireNonNull(fetchedAt, "fetchedAt");
    requireNonNull(at, "at");
    evidence = List.copyOf(evidence.subList(0, Math.min(evidence.size(), MOST_EVIDENCE)));
    if (!(score > 0 && score <= 1)) {
      throw new IllegalArgumentException("a score is above 0 and at most 1, not " + score);
    }
  }
}
