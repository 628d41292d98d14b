package newswatch.classify.story;

import java.time.Instant;
import newswatch.events.Article;
import newswatch.events.ArticleClassified;
import newswatch.events.Sketch;

/** Makes the sketches by which articles are placed in stories. */
public final class Sketches {
  private Sketches() {}

  /**
   * What an article says, in short: some 750 bytes, whatever its length.
   *
   * @param firstSeenAt when its first sighting was fetched
   */
  public static Sketch of(Article article, Instant firstSeenAt) {
    return Reading.of(article, toldAt(article, firstSeenAt)).sketch();
  }

  /** When it was published, as far as is known: never after it was first seen. */
  static Instant toldAt(Article article, Instant firstSeenAt) {
    Instant published = article.publishedAt();
    return published == null || published.isAfter(firstSeenAt) ? firstSeenAt : published;
  }

  /**
   * What the sketch of an article says; where it has none that can be read, of before stories were
   * told or of another method, it is made now.
   */
  static Features features(ArticleClassified classified) {
    Sketch sketch = classified.sketch();
    return sketch != null && sketch.method() == Features.METHOD
        ? Features.of(sketch)
        : Reading.of(classified.article(), toldAt(classified.article(), classified.firstSeenAt()));
  }
}
