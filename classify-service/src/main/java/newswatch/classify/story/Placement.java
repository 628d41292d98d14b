package newswatch.classify.story;

import static java.util.Objects.requireNonNull;

import newswatch.events.StoryId;

/** The story of an article, decided once. */
public record Placement(StoryId story) {
  public Placement {
    requireNonNull(story, "story");
  }
}
