package newswatch.search.find;

import java.util.List;
import newswatch.events.StoryId;

/**
 * What is left out of everything that a search answers, the counts included.
 *
 * @param sources as published, letter by letter
 * @param stories the stories that are told no more
 */
public record Muted(List<String> sources, List<StoryId> stories) {
  /** Leaves nothing out. */
  public static final Muted NONE = new Muted(List.of(), List.of());

  public Muted {
    sources = List.copyOf(sources);
    stories = List.copyOf(stories);
  }
}
