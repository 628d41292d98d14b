package newswatch.classify.story;

import java.time.Duration;
import java.time.Instant;
import newswatch.events.Article;
import newswatch.events.StoryId;

/** Places articles one after the other, as the walk does, without Kafka. */
final class Newsroom {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private final Kept kept;
  private Instant now = Instant.MIN;
  private long key;
  private boolean development;

  Newsroom(Duration width, int most) {
    kept = new Kept(width, most);
  }

  /** An article that comes when it was published, or when the newest before it came. */
  StoryId place(Article article) {
    Instant at = article.publishedAt() == null ? BEGIN : article.publishedAt();
    return place(article, at.isAfter(now) ? at : now);
  }

  /** An article that comes at this time. */
  StoryId place(Article article, Instant cameAt) {
    now = cameAt;
    Instant at = Sketches.toldAt(article, cameAt);
    Features said = Features.of(Sketches.of(article, cameAt));
    kept.forgetBefore(cameAt);
    Stories.Place place = kept.stories().find(article.id(), said, at);
    development = place.development();
    if (place.telling() && kept.hasRoomFor(at, cameAt)) {
      kept.keep(key++, place.story().id(), at, cameAt, said);
    }
    return place.story().id();
  }

  /** Whether the newest tells how its story went on. */
  boolean development() {
    return development;
  }

  int tellings() {
    return kept.size();
  }
}
