package newswatch.ingest.look;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import newswatch.events.PageId;
import newswatch.events.PageWatch;
import newswatch.events.PageWatch.Stage;
import newswatch.ingest.page.Page;
import org.jspecify.annotations.Nullable;

/** Pages that tests look at. */
final class SamplePages {
  static final URI ADDRESS = URI.create("https://news.example/rss");
  static final Feed FEED =
      new Feed(FeedId.ofAddress(ADDRESS), ADDRESS, "News", List.of("asia"), false, null, false);

  private SamplePages() {}

  static PageProperties properties(int most) {
    return new PageProperties(
        600,
        List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7)),
        most,
        1,
        Duration.ZERO);
  }

  static PageWatch page(String address, Instant due, boolean waits) {
    ArticleSeen seen = seen(article(address, "teaser"), Origin.LIVE, due);
    URI url = URI.create(address);
    Stage stage = waits ? Stage.WAITING : Stage.WHOLE;
    return new PageWatch(PageId.of(FEED.id(), url), url, seen, stage, 0, due, null);
  }

  static ArticleSeen seen(Article article, Origin origin, Instant at) {
    return new ArticleSeen(article, List.of(FEED.id()), FEED.collections(), origin, at);
  }

  static Article article(String address, @Nullable String body) {
    URI url = URI.create(address);
    return new Article(
        ArticleId.ofAddress(url), url, "Talks", null, body, false, null, "News", null, null);
  }

  static Page shown(String address, String title, String text) {
    return new Page(URI.create(address), title, text, "A. Writer", "The site", "en", Instant.EPOCH);
  }
}
