package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article is what a subscription asks for. Where that is a topic and nothing else, the tag of
 * the topic says why.
 *
 * @param topic by which it matched; absent where the subscription has no topic
 * @param score how surely, above 0 and at most 1
 * @param evidence the words that its own query found, in the order of the text; empty where it has
 *     none
 * @param sentence the one sentence that says best what the query found
 */
public record SubscriptionMatch(
    SubscriptionId id,
    @Nullable TopicId topic,
    double score,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Evidence> evidence,
    @Nullable Evidence sentence) {
  /**
   * @throws IllegalArgumentException when the score is not above 0 and at most 1
   */
  public SubscriptionMatch {
    requireNonNull(id, "id");
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
    if (!(score > 0 && score <= 1)) {
      throw new IllegalArgumentException("a score is above 0 and at most 1, not " + score);
    }
  }

  /** The same without the words of its query. */
  public SubscriptionMatch withoutEvidence() {
    return new SubscriptionMatch(id, topic, score, List.of(), null);
  }
}
