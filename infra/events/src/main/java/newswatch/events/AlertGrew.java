package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The story of an alert was told by more articles, in which there is no news.
 *
 * @param alert the newest that the subscription has on the story
 * @param size how much there is of the story now
 * @param at when this was noted
 */
public record AlertGrew(
    AlertId alert, SubscriptionId subscription, StoryId story, StorySize size, Instant at)
    implements AlertEvent {
  public AlertGrew {
    requireNonNull(alert, "alert");
    requireNonNull(subscription, "subscription");
    requireNonNull(story, "story");
    requireNonNull(size, "size");
    requireNonNull(at, "at");
  }
}
