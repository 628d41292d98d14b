package newswatch.ingest.look;

import java.net.URI;
import newswatch.events.Article;
import newswatch.events.HandedIn;
import newswatch.events.PageWatch;
import newswatch.ingest.article.HandedInArticles;
import newswatch.ingest.article.Taken;
import newswatch.ingest.page.Page;
import org.jspecify.annotations.Nullable;

/** Makes of what a feed told and what the page shows the article that is published. */
public final class PageArticles {
  private final HandedInArticles articles;

  /** Ids, cuts and cleaning are those of articles handed in. */
  public PageArticles(HandedInArticles articles) {
    this.articles = articles;
  }

  /**
   * The article with the text of its page. What the feed said of it counts before what the page
   * says, but for the text. One that waits lives where the page says it does, so that the same
   * article from several feeds is one; later its address stays.
   *
   * @return what the feed told, where that says more or the page shows nothing that can be used
   */
  public Article of(PageWatch page, Page shown) {
    Article told = page.told().article();
    if (told.body() != null && told.body().length() >= shown.text().length()) {
      return told;
    }
    return switch (articles.of(given(page, shown))) {
      case Taken.Accepted(Article article) -> article;
      case Taken.Refused _ -> told;
    };
  }

  private static HandedIn given(PageWatch page, Page shown) {
    Article told = page.told().article();
    URI address = page.waits() || told.url() == null ? shown.address() : told.url();
    String body = Article.bodyOf(shown.text());
    return new HandedIn(
        null,
        address.toString(),
        told.title().isBlank() || Views.hasOtherTitle(page, shown) ? shown.title() : told.title(),
        page.waits() ? told.body() : null,
        body,
        body.length() < shown.text().length(),
        first(told.author(), shown.author()),
        told.source(),
        first(told.language(), shown.language()),
        first(told.publishedAt(), shown.publishedAt()));
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }
}
