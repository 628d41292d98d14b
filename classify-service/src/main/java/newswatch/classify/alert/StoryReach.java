package newswatch.classify.alert;

import java.util.ArrayList;
import java.util.List;
import newswatch.events.StorySize;
import org.jspecify.annotations.Nullable;

/**
 * How far a story has come.
 *
 * @param articles how many tell it, 1 or more
 * @param sources who published those, each once; at most {@value #MOST_SOURCES}
 */
public record StoryReach(int articles, List<String> sources) {
  /** More are not counted: who is told of a story knows by then that everybody has it. */
  static final int MOST_SOURCES = 500;

  public StoryReach {
    sources = List.copyOf(sources);
  }

  /** The reach once one more article of this source tells it. */
  static StoryReach and(@Nullable StoryReach before, String source) {
    if (before == null) {
      return new StoryReach(1, List.of(source));
    }
    if (before.sources.contains(source) || before.sources.size() >= MOST_SOURCES) {
      return new StoryReach(before.articles + 1, before.sources);
    }
    List<String> more = new ArrayList<>(before.sources);
    more.add(source);
    return new StoryReach(before.articles + 1, more);
  }

  StorySize size() {
    return new StorySize(articles, sources.size());
  }
}
