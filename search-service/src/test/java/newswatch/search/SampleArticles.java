package newswatch.search;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.DocumentVersion;
import newswatch.events.Evidence;
import newswatch.events.FeedId;
import newswatch.events.Field;
import newswatch.events.Origin;
import newswatch.events.StoryId;
import newswatch.events.Tag;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;

/** Tagged articles to search in. */
final class SampleArticles {
  static final Instant SEEN = Instant.parse("2026-03-10T12:00:00Z");

  private SampleArticles() {}

  static ArticleTagged article(String name, String title, String body) {
    return article(name, title, body, "en", SEEN.minusSeconds(60));
  }

  static ArticleTagged article(
      String name,
      String title,
      String body,
      @Nullable String language,
      @Nullable Instant publishedAt) {
    URI url = URI.create("https://news.example/" + name);
    return new ArticleTagged(
        new Article(
            ArticleId.ofAddress(url),
            url,
            title,
            null,
            body,
            false,
            "Ana Writer",
            "Example Post",
            language,
            publishedAt),
        List.of(FeedId.ofAddress(URI.create("https://news.example/feed"))),
        List.of("Asia"),
        Origin.LIVE,
        SEEN,
        SEEN,
        1,
        DocumentVersion.of(1, 1),
        List.of());
  }

  /** The same with a tag that stands on the first word of its title. */
  static ArticleTagged tagged(ArticleTagged article, String topic) {
    String title = article.article().title();
    int end = title.indexOf(' ');
    Evidence evidence = new Evidence(Field.TITLE, 0, end, title.substring(0, end));
    return told(
        article,
        article.article(),
        1,
        article.version(),
        List.of(new Tag(new TopicId(topic), 1, 0.5, List.of(evidence))));
  }

  /** The same in this story. */
  static ArticleTagged inStory(ArticleTagged article, StoryId story) {
    return new ArticleTagged(
        article.article(),
        article.feeds(),
        article.collections(),
        article.origin(),
        article.firstSeenAt(),
        article.fetchedAt(),
        article.revision(),
        article.version(),
        article.topics(),
        story);
  }

  /** The same, published and first seen at another time. */
  static ArticleTagged seen(ArticleTagged article, Instant at) {
    return seen(article, at, at);
  }

  /** The same, published and first seen at other times. */
  static ArticleTagged seen(ArticleTagged article, Instant publishedAt, Instant at) {
    Article old = article.article();
    return new ArticleTagged(
        new Article(
            old.id(),
            old.url(),
            old.title(),
            old.summary(),
            old.body(),
            old.truncated(),
            old.author(),
            old.source(),
            old.language(),
            publishedAt),
        article.feeds(),
        article.collections(),
        article.origin(),
        at,
        at,
        article.revision(),
        article.version(),
        article.topics(),
        article.story());
  }

  /** A later revision of it with another title. */
  static ArticleTagged revised(ArticleTagged article, String title) {
    Article old = article.article();
    return told(
        article,
        new Article(
            old.id(),
            old.url(),
            title,
            old.summary(),
            old.body(),
            old.truncated(),
            old.author(),
            old.source(),
            old.language(),
            old.publishedAt()),
        article.revision() + 1,
        DocumentVersion.of(article.revision() + 1L, 1),
        article.topics());
  }

  private static ArticleTagged told(
      ArticleTagged article, Article content, int revision, long version, List<Tag> tags) {
    return new ArticleTagged(
        content,
        article.feeds(),
        article.collections(),
        article.origin(),
        article.firstSeenAt(),
        article.fetchedAt(),
        revision,
        version,
        tags);
  }
}
