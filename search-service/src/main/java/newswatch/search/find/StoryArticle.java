package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/** An article as one of its story, without its text. The fields are those of the article. */
public record StoryArticle(
    ArticleId id,
    @Nullable URI url,
    String title,
    String source,
    @Nullable String language,
    @Nullable Instant publishedAt,
    Instant firstSeenAt) {
  static final List<String> FIELDS =
      List.of("id", "url", "title", "source", "language", "publishedAt", "firstSeenAt");

  public StoryArticle {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(source, "source");
    requireNonNull(firstSeenAt, "firstSeenAt");
  }
}
