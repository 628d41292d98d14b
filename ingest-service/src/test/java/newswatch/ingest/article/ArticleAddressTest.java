package newswatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleAddressTest {
  private static final URI FEED = URI.create("https://news.example/rss/all.xml");

  @Nested
  class TheSameArticleHasOneAddress {
    @ParameterizedTest
    @CsvSource({
      "https://News.Example/a, https://news.example/a",
      "HTTPS://news.example/a, https://news.example/a",
      "https://news.example:443/a, https://news.example/a",
      "http://news.example:80/a, http://news.example/a",
      "https://news.example/a#top, https://news.example/a",
      "https://news.example, https://news.example/",
      "https://reader@news.example/a, https://news.example/a",
      "https://news.example/a?utm_source=rss&UTM_Medium=feed, https://news.example/a",
      "https://news.example/a?id=1&fbclid=x&page=2, https://news.example/a?id=1&page=2",
      "https://news.example/%7euser?q=%61%2f&%75tm_source=x, https://news.example/~user?q=a%2F",
      "https://news.example/%c3%a9, https://news.example/%C3%A9",
      "https://B\u00fccher.example/a, https://xn--bcher-kva.example/a",
      "'  https://news.example/a\n', https://news.example/a"
    })
    void whateverItsLinkCarries(String link, URI address) {
      assertThat(ArticleAddress.of(link, FEED)).contains(address);
    }

    @ParameterizedTest
    @CsvSource({
      "/a, https://news.example/a",
      "b, https://news.example/rss/b",
      "../c, https://news.example/c",
      "//other.example/d, https://other.example/d"
    })
    void alsoByARelativeLink(String link, URI address) {
      assertThat(ArticleAddress.of(link, FEED)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://news.example/a",
          "https://news.example/50%-off and more?q=\"x\"|{y}&utm_campaign=z",
          "https://news.example/%E4%BD%A0?x=%26"
        })
    void andTheAddressOfAnAddressIsItself(String link) {
      URI once = ArticleAddress.of(link, FEED).orElseThrow();
      assertThat(ArticleAddress.of(once.toString(), FEED)).contains(once);
    }
  }

  @Nested
  class DifferentArticlesKeepDifferentAddresses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://news.example:8443/a",
          "http://news.example/a",
          "https://news.example/A",
          "https://news.example/a/",
          "https://news.example/a?id=1",
          "https://news.example/a?cmpx=1"
        })
    void ofAnotherThan(String link) {
      assertThat(ArticleAddress.of(link, FEED)).contains(URI.create(link));
    }
  }

  @Nested
  class ALinkWithCharactersThatAddressesForbid {
    @ParameterizedTest
    @CsvSource({
      "https://news.example/a b, https://news.example/a%20b",
      "https://news.example/50%-off, https://news.example/50%25-off",
      "https://news.example/a%20b, https://news.example/a%20b",
      "https://news.example/[x], https://news.example/%5Bx%5D"
    })
    void isEscaped(String link, URI address) {
      assertThat(ArticleAddress.of(link, FEED)).contains(address);
    }

    @Test
    void keepsItsLetters() {
      assertThat(ArticleAddress.of("https://news.example/südsee", FEED))
          .contains(URI.create("https://news.example/südsee"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://news.example/a",
        "mailto:a@news.example",
        "https://",
        "http:///a"
      })
  void whatIsNoWebAddressIsNone(String link) {
    assertThat(ArticleAddress.of(link, FEED)).isEmpty();
  }

  @Test
  void noLinkAndAnEndlessOneAreNone() {
    assertThat(ArticleAddress.of(null, FEED)).isEmpty();
    assertThat(ArticleAddress.of("https://news.example/" + "a".repeat(2_048), FEED)).isEmpty();
  }
}
