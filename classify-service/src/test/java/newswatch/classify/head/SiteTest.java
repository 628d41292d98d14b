package newswatch.classify.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.FeedId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
  @ParameterizedTest
  @CsvSource({
    "https://news.example/a, https://news.example/rss",
    "https://www.news.example/a, https://feeds.news.example/rss",
    "https://WWW.News.example/a, https://rss.news.example/rss",
    "https://asia.news.example/a, https://www.news.example/rss",
    "https://www.news.co.uk/a, https://feeds.news.co.uk/rss"
  })
  void hasTheFeedsOfItsHosts(URI article, URI feed) {
    assertThat(Site.of(at(article)).hasAnyOf(List.of(FeedId.ofAddress(feed)))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.news.example/a, https://aggregator.example/rss",
    "https://news.example/a, https://badnews.example/rss",
    "https://www.one.com/a, https://feeds.com/rss",
    "https://www.one.co.uk/a, https://feeds.co.uk/rss",
    "https://one.hosted.example/a, https://two.hosted.example/rss"
  })
  void hasNoneFromElsewhere(URI article, URI feed) {
    assertThat(Site.of(at(article)).hasAnyOf(List.of(FeedId.ofAddress(feed)))).isFalse();
  }

  @Test
  void isNowhereWithoutAnAddress() {
    FeedId feed = FeedId.ofAddress(URI.create("https://news.example/rss"));
    assertThat(Site.of(at(null)).hasAnyOf(List.of(feed))).isFalse();
  }

  private static Article at(@Nullable URI address) {
    ArticleId id = new ArticleId("0".repeat(32));
    return new Article(id, address, "A title", null, null, false, null, "Source", null, null);
  }
}
