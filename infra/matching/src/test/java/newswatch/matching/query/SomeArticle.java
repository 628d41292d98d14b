package newswatch.matching.query;

import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/** An article of which a test says only what matters to it. */
public record SomeArticle(
    String title,
    @Nullable String summary,
    @Nullable String body,
    @Nullable String author,
    String source,
    @Nullable String language) {

  public static SomeArticle titled(String title) {
    return new SomeArticle(title, null, null, null, "Some source", "en");
  }

  public SomeArticle summary(String other) {
    return new SomeArticle(title, other, body, author, source, language);
  }

  public SomeArticle body(String other) {
    return new SomeArticle(title, summary, other, author, source, language);
  }

  public SomeArticle author(String other) {
    return new SomeArticle(title, summary, body, other, source, language);
  }

  public SomeArticle source(String other) {
    return new SomeArticle(title, summary, body, author, other, language);
  }

  public SomeArticle language(@Nullable String other) {
    return new SomeArticle(title, summary, body, author, source, other);
  }

  public ArticleWords words(String... collections) {
    ArticleId id = new ArticleId("0".repeat(32));
    Article article =
        new Article(id, null, title, summary, body, false, author, source, language, null);
    return ArticleWords.of(article, List.of(collections));
  }
}
