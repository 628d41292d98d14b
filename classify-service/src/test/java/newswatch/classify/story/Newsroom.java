package newswatch.classify.story;

import java.time.Duration;
import java.time.Instant;
import newswatch.events.Article;
import newswatch.events.StoryId;

/** Places articles one after the other, as the walk does, without Kafka. */
final class Newsroom {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private final Window window;
  private final Stories stories;
  private long key;

  Newsroom(Duration width, int most) {
    window = new Window(most);
    stories = new Stories(window, width);
  }

  /** An article that was seen when it was published. */
  StoryId place(Article article) {
    Instant at = article.publishedAt() == null ? BEGIN : article.publishedAt();
    Features said = Features.of(Sketches.of(article, at));
    Stories.Place place = stories.find(article.id(), said, at);
    if (place.telling()) {
      if (window.isFull()) {
        window.removeOldest();
      }
      window.add(key++, place.story(), at, at, said);
    }
    return place.story().id();
  }

  int tellings() {
    return window.size();
  }
}
