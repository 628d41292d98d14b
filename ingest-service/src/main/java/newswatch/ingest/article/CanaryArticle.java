package newswatch.ingest.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleSeen;
import newswatch.events.Origin;

/** An article of our own: as long as a short report, about nothing that anybody watches. */
public final class CanaryArticle {
  private static final String ADDRESS = "https://canary.newswatch.invalid/";
  private static final String TITLE = "A canary goes down the mine";
  private static final String BODY =
      """
      This is no news. Every few minutes an article of our own is sent the way that articles go, \
      so that it is known how long they take until somebody is told of them.

      It is cut into words, judged by the topics and subscriptions in force, and sketched as any \
      other. Then it is dropped: nobody is alerted of it, no search finds it, and no account has \
      it.""";

  private CanaryArticle() {}

  /** The one that is sent at a time. */
  public static ArticleSeen sentAt(Instant now) {
    URI url = URI.create(ADDRESS + now.toEpochMilli());
    Article article =
        new Article(
            ArticleId.ofAddress(url), url, TITLE, null, BODY, false, null, "Newswatch", "en", now);
    return new ArticleSeen(article, List.of(), List.of(), Origin.LIVE, now, true);
  }
}
