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
  class WhatOnlyTellsWhereReadersComeFrom {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "utm_id=1", "gclid=x", "gbraid=x", "mc_cid=1", "mc_eid=2", "at_medium=RSS",
              "at_campaign=64",
          "ns_mchannel=rss", "ns_source=public", "CMP=share", "cmpid=x", "smid=tw", "xtor=RSS-3",
              "ito=1490",
          "ocid=social", "s_cid=x", "__twitter_impression=true", "ftag=Y", "_hsenc=a", "mkt_tok=b",
              "wt_mc=c",
          "ref=rss", "source=twitter", "from=newsletter", "PHPSESSID=1", "amp=1", "amp",
              "outputType=amp"
        })
    void isDropped(String parameter) {
      assertThat(ArticleAddress.of("https://news.example/a?" + parameter + "&id=7", FEED))
          .contains(URI.create("https://news.example/a?id=7"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "id=1",
          "p=12",
          "article=3",
          "page=2",
          "ref=abc123",
          "source=the-harbour-post",
          "from=2026-01-01",
          "s=1",
          "v=x",
          "q=cmp",
          "at=3",
          "ns=2",
          "b=2&a=1",
          "amplitude=1",
          "lang=en",
          "story_fbid=5"
        })
    void isNotWhatMayNameAnArticle(String parameters) {
      String link = "https://news.example/a?" + parameters;
      assertThat(ArticleAddress.of(link, FEED)).contains(URI.create(link));
    }
  }

  @Nested
  class AnotherFormOfAnArticle {
    @ParameterizedTest
    @CsvSource({
      "https://news.example/2026/talks-begin/amp/, https://news.example/2026/talks-begin/",
      "https://news.example/2026/talks-begin/amp, https://news.example/2026/talks-begin",
      "https://news.example/story/4711/amp?x=1, https://news.example/story/4711?x=1",
      "https://www.google.com/amp/s/news.example/talks%3Fid=1, https://news.example/talks%3Fid=1",
      "https://www.google.co.uk/amp/news.example/talks, http://news.example/talks",
      "https://news-example.cdn.ampproject.org/c/s/news.example/talks?id=1&utm_source=x, https://news.example/talks?id=1",
      "https://news-example.cdn.ampproject.org/v/news.example/talks, http://news.example/talks",
      "https://www.google.com/url?sa=t&url=https%3A%2F%2Fnews.example%2Ftalks%3Fid%3D1&usg=x, https://news.example/talks?id=1",
      "https://news.example/a;jsessionid=0A1B?id=1, https://news.example/a?id=1",
      "https://news.example/#!/2026/talks, https://news.example/#!/2026/talks"
    })
    void isKnownByItsOwnAddress(String link, URI address) {
      assertThat(ArticleAddress.of(link, FEED)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://news.example/music/amp",
          "https://m.news.example/a",
          "https://amp.news.example/a",
          "https://google.example/amp/s/news.example/a",
          "https://www.google.com/search?q=https://news.example/a",
          "https://news.example/url?q=https://other.example/a"
        })
    void isNotGuessedFromAName(String link) {
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
