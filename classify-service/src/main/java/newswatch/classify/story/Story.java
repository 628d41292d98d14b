package newswatch.classify.story;

import java.util.ArrayList;
import java.util.List;
import newswatch.events.StoryId;

/** A story with those of its tellings that are in the window, in the order in which they came. */
final class Story {
  private final StoryId id;
  private final List<Told> tellings = new ArrayList<>();

  Story(StoryId id) {
    this.id = id;
  }

  StoryId id() {
    return id;
  }

  List<Told> tellings() {
    return tellings;
  }
}
