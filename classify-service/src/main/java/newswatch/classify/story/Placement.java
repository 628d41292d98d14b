package newswatch.classify.story;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import newswatch.classify.head.Cause;
import newswatch.events.StoryId;

/**
 * The story of an article, decided once.
 *
 * @param first whether the article began it
 * @param cause the record that made this placement
 * @param at when that record came to us
 */
public record Placement(StoryId story, boolean first, Cause cause, Instant at) {
  public Placement {
    requireNonNull(story, "story");
    requireNonNull(cause, "cause");
    requireNonNull(at, "at");
  }
}
