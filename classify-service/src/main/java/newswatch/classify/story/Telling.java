package newswatch.classify.story;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import newswatch.events.Sketch;
import newswatch.events.StoryId;

/**
 * What is stored of a telling, from which the window is filled again after a restart.
 *
 * @param toldAt when it was published, as far as is known
 * @param cameAt when it came to us
 */
public record Telling(StoryId story, Instant toldAt, Instant cameAt, Sketch sketch) {
  public Telling {
    requireNonNull(story, "story");
    requireNonNull(toldAt, "toldAt");
    requireNonNull(cameAt, "cameAt");
    requireNonNull(sketch, "sketch");
  }
}
