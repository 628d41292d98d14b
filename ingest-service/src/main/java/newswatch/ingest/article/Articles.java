package newswatch.ingest.article;

import static newswatch.ingest.article.ArticleFields.MAX_LINE;
import static newswatch.ingest.article.ArticleFields.MAX_SUMMARY;
import static newswatch.ingest.article.ArticleFields.absentIfBlank;
import static newswatch.ingest.article.ArticleFields.cut;

import java.net.URI;
import java.util.Optional;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.Feed;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.language.LanguageDetector;
import org.jspecify.annotations.Nullable;

/** Makes articles of entries. */
public final class Articles {
  private final LanguageDetector languages;

  /** Where a feed names no language, the text tells. */
  public Articles(LanguageDetector languages) {
    this.languages = languages;
  }

  /**
   * The article that an entry tells of.
   *
   * @param base where the feed came from at last, which relative links are relative to (RFC 3986,
   *     section 5.1.3)
   * @return empty when the entry has neither a title nor text, or neither a link nor an id
   */
  public Optional<Article> of(Feed feed, URI base, FeedDocument document, Entry entry) {
    Optional<URI> address = ArticleAddress.of(entry.link(), base);
    String title = cut(PlainText.lineOfHtml(title(entry)), MAX_LINE);
    String teaser = PlainText.ofHtml(entry.summary());
    String content = PlainText.ofHtml(entry.content());
    String body = content.isEmpty() ? teaser : content;
    if ((title.isEmpty() && body.isEmpty()) || (address.isEmpty() && entry.guid() == null)) {
      return Optional.empty();
    }
    String kept = Article.bodyOf(body);
    return Optional.of(
        new Article(
            id(feed, address, entry),
            address.orElse(null),
            title,
            content.isEmpty() || content.startsWith(teaser) ? null : cut(teaser, MAX_SUMMARY),
            kept.isEmpty() ? null : kept,
            kept.length() < body.length(),
            absentIfBlank(cut(PlainText.lineOfHtml(entry.author()), MAX_LINE)),
            source(feed, document),
            language(document, entry, title + "\n" + body),
            entry.publishedAt()));
  }

  private @Nullable String language(FeedDocument document, Entry entry, String text) {
    String named = entry.language() == null ? document.language() : entry.language();
    return ArticleFields.language(named, text, languages);
  }

  /** What is said to be no HTML may hold entities all the same, but no tags. */
  private static @Nullable String title(Entry entry) {
    return entry.plainTitle() && entry.title() != null
        ? entry.title().replace("<", "&lt;")
        : entry.title();
  }

  private static ArticleId id(Feed feed, Optional<URI> address, Entry entry) {
    return address
        .map(ArticleId::ofAddress)
        .orElseGet(() -> ArticleId.ofGuid(feed.id(), String.valueOf(entry.guid())));
  }

  private static String source(Feed feed, FeedDocument document) {
    if (feed.name() != null && !feed.name().isBlank()) {
      return cut(feed.name().strip(), MAX_LINE);
    }
    String title = cut(PlainText.lineOfHtml(document.title()), MAX_LINE);
    return title.isEmpty() ? feed.id().host() : title;
  }
}
