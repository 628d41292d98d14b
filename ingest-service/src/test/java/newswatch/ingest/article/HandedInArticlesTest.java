package newswatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.HandedIn;
import newswatch.ingest.language.LanguageDetector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandedInArticlesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String LINK = "https://news.example/a";

  private final HandedInArticles articles = new HandedInArticles(new LanguageDetector());

  @Test
  void itsFieldsAreTheArticles() {
    assertThat(
            article(
                new HandedIn(
                    "7", LINK, "Title", "Teaser", "Text", false, "Ann", "Ex", "en_us", NOON)))
        .isEqualTo(
            new Article(
                ArticleId.ofAddress(URI.create(LINK)),
                URI.create(LINK),
                "Title",
                "Teaser",
                "Text",
                false,
                "Ann",
                "Ex",
                "en-US",
                NOON));
  }

  @Test
  void itsTextTellsTheLanguageThatNobodyNamed() {
    assertThat(
            article(given("1", null, "Trung Quốc tập trận gần quần đảo Hoàng Sa", "")).language())
        .isEqualTo("vi");
    assertThat(article(given("2", null, "外交部就南海问题答记者问", "")).language()).startsWith("zh");
    assertThat(article(given("3", null, "OK", "")).language()).isNull();
  }

  @Nested
  class Identity {
    @Test
    void isTheCanonicalAddress() {
      assertThat(article(at("HTTPS://News.example:443/a?utm_source=x#top")).id())
          .isEqualTo(ArticleId.ofAddress(URI.create(LINK)));
    }

    @Test
    void isWhatItIsCalledWithoutAnAddress() {
      assertThat(article(given("seven", null, "T", "B")).id())
          .isEqualTo(ArticleId.ofHandedIn("seven"));
    }

    @Test
    void isWhatItIsCalledWhenTheWebAddressIsTooLongToKeep() {
      Article article = article(given("seven", LINK + "x".repeat(3_000), "T", "B"));
      assertThat(article.id()).isEqualTo(ArticleId.ofHandedIn("seven"));
      assertThat(article.url()).isNull();
    }

    @Test
    void isItsTextWithoutEither() {
      ArticleId id = article(given(null, null, "T", "B")).id();
      assertThat(article(given(" ", "", "T", "B")).id()).isEqualTo(id);
      assertThat(article(given(null, null, "T", "C")).id()).isNotEqualTo(id);
    }
  }

  @Nested
  class Refused {
    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/a", "news.example/a", "ftp://x.example/a"})
    void addressThatIsNotOfTheWeb(String url) {
      assertThat(articles.of(at(url)))
          .isEqualTo(new Taken.Refused("its url is no http or https address: '" + url + "'"));
    }

    @Test
    void textThatNobodyCanSee() {
      assertThat(articles.of(given("1", null, "\u0000\u0007", null)))
          .isEqualTo(new Taken.Refused("it has neither a title nor a body that can be read"));
    }

    @Test
    void timeThatNobodyCanRead() {
      assertThat(
              articles.of(
                  new HandedIn(null, null, "T", null, null, false, null, null, null, Instant.MAX)))
          .isInstanceOf(Taken.Refused.class);
    }
  }

  @Nested
  class Text {
    @Test
    void signsOfHtmlStay() {
      Article article = article(given("1", null, "a <b> & c", "if x < y &amp; <p>z"));
      assertThat(article.title()).isEqualTo("a <b> & c");
      assertThat(article.body()).isEqualTo("if x < y &amp; <p>z");
    }

    @Test
    void controlCharactersGoAndLinesStay() {
      Article article =
          article(given("1", null, "A\u0000\n B", "One\u0007 \r\ntwo\r\n\r\n\r\nthree"));
      assertThat(article.title()).isEqualTo("A B");
      assertThat(article.body()).isEqualTo("One\ntwo\n\nthree");
    }

    @Test
    void summaryIsTheBodyWhereThereIsNoOther() {
      Article article =
          article(new HandedIn("1", null, "T", "Teaser", " ", false, null, null, null, null));
      assertThat(article.body()).isEqualTo("Teaser");
      assertThat(article.summary()).isNull();
    }

    @Test
    void cutBodyStaysMarked() {
      assertThat(
              article(new HandedIn("1", null, "T", null, "B", true, null, null, null, null))
                  .truncated())
          .isTrue();
      assertThat(article(given("1", null, "T", "é".repeat(300_000))).truncated()).isTrue();
    }
  }

  @Test
  void sourceIsTheHostAndElseTheImport() {
    assertThat(article(at("https://news.example/a")).source()).isEqualTo("news.example");
    assertThat(article(given("1", null, "T", "B")).source()).isEqualTo("import");
  }

  private Article article(HandedIn given) {
    return ((Taken.Accepted) articles.of(given)).article();
  }

  private static HandedIn at(String url) {
    return given(null, url, "T", "B");
  }

  private static HandedIn given(
      @Nullable String id, @Nullable String url, String title, @Nullable String body) {
    return new HandedIn(id, url, title, null, body, false, null, null, null, null);
  }
}
