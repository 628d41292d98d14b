package newswatch.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.language.LanguageDetector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlesTest {
  private static final URI FEED_URL = URI.create("https://news.example/rss");
  private static final String LINK = "https://news.example/a";
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Articles articles = new Articles(new LanguageDetector());

  @Test
  void entryIsAnArticle() {
    Article article =
        article(
            new Entry("guid", LINK, "A <b>title</b>", "Teaser", "<p>Text</p>", "Ann Author", NOON));
    assertThat(article)
        .isEqualTo(
            new Article(
                ArticleId.ofAddress(URI.create(LINK)),
                URI.create(LINK),
                "A title",
                "Teaser",
                "Text",
                false,
                "Ann Author",
                "The Example",
                "en-GB",
                NOON));
  }

  @Nested
  class Identity {
    @Test
    void isTheAddressWhateverTheGuid() {
      assertThat(article(entry("one", LINK, "T")).id())
          .isEqualTo(article(entry("two", LINK + "?utm_source=x", "U")).id());
    }

    @Test
    void isFeedAndGuidWithoutAnAddress() {
      Article article = article(entry("guid", null, "T"));
      assertThat(article.id()).isEqualTo(ArticleId.ofGuid(FeedId.ofAddress(FEED_URL), "guid"));
      assertThat(article.url()).isNull();
    }

    @Test
    void isFeedAndGuidWhenTheLinkIsNotForTheWeb() {
      assertThat(article(entry("guid", "javascript:alert(1)", "T")).url()).isNull();
    }
  }

  @Test
  void relativeLinkIsRelativeToWhereTheFeedCameFrom() {
    URI moved = URI.create("https://other.example/feeds/rss");
    assertThat(articles.of(feed(null), moved, document("x", null), entry("g", "../a", "T")))
        .hasValueSatisfying(
            article -> assertThat(article.url()).isEqualTo(URI.create("https://other.example/a")));
  }

  @Nested
  class Refused {
    @Test
    void entryWithoutTitleAndText() {
      assertThat(of(entry("guid", LINK, " <br> "))).isEmpty();
    }

    @Test
    void entryWithoutLinkAndGuid() {
      assertThat(of(entry(null, null, "T"))).isEmpty();
    }
  }

  @Nested
  class Text {
    @Test
    void teaserIsTheBodyWhereThereIsNoOther() {
      Article article = article(new Entry("g", LINK, "T", "Teaser", null, null, null));
      assertThat(article.body()).isEqualTo("Teaser");
      assertThat(article.summary()).isNull();
    }

    @Test
    void teaserThatBeginsTheBodyIsNoSummary() {
      Article article = article(new Entry("g", LINK, "T", "Once", "Once upon", null, null));
      assertThat(article.summary()).isNull();
    }

    @Test
    void titleThatIsNoHtmlKeepsItsSigns() {
      Entry entry =
          new Entry(
              "g",
              LINK,
              "List<T> &amp; more",
              true,
              null,
              null,
              null,
              null,
              NOON,
              null,
              List.of(),
              List.of());
      assertThat(article(entry).title()).isEqualTo("List<T> & more");
    }

    @Test
    void titleAloneIsEnough() {
      assertThat(article(entry("g", LINK, "T")).body()).isNull();
    }

    @Test
    void undatedEntryHasNoDate() {
      assertThat(article(entry("g", LINK, "T")).publishedAt()).isNull();
    }
  }

  @Nested
  class LongText {
    @Test
    void titleIsCutBetweenCharacters() {
      assertThat(article(entry("g", LINK, "😀".repeat(1_000))).title()).isEqualTo("😀".repeat(500));
      assertThat(article(entry("g", LINK, "a" + "😀".repeat(1_000))).title())
          .isEqualTo("a" + "😀".repeat(499));
    }

    @Test
    void bodyOfTheLimitIsWhole() {
      String text = "a".repeat(Article.MAX_BODY_BYTES);
      Article article = article(withBody(text));
      assertThat(article.body()).isEqualTo(text);
      assertThat(article.truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "南", "😀"})
    void bodyIsCutToTheLimitBetweenCharacters(String letter) {
      String text = letter.repeat(Article.MAX_BODY_BYTES / letter.getBytes(UTF_8).length + 1);
      Article article = article(withBody(text));
      assertThat(article.truncated()).isTrue();
      assertThat(text).startsWith(article.body());
      assertThat(String.valueOf(article.body()).getBytes(UTF_8).length)
          .isBetween(
              Article.MAX_BODY_BYTES - letter.getBytes(UTF_8).length + 1, Article.MAX_BODY_BYTES);
      assertThat(String.valueOf(article.body())).endsWith(letter);
    }
  }

  @Nested
  class Source {
    @Test
    void isTheNameWeGaveTheFeed() {
      assertThat(
              articles.of(
                  feed("  Ours "), FEED_URL, document("Theirs", null), entry("g", LINK, "T")))
          .hasValueSatisfying(article -> assertThat(article.source()).isEqualTo("Ours"));
    }

    @Test
    void isTheHostWhereTheFeedHasNoName() {
      assertThat(articles.of(feed(null), FEED_URL, document(" ", null), entry("g", LINK, "T")))
          .hasValueSatisfying(article -> assertThat(article.source()).isEqualTo("news.example"));
    }
  }

  @ParameterizedTest
  @CsvSource({"en-us, en-US", "zh_Hans, zh-Hans", "' de ', de", "not a tag, ", "und, ", "'', "})
  void languageIsAWellFormedTagOrAbsent(String given, @Nullable String tag) {
    assertThat(articles.of(feed(null), FEED_URL, document("x", given), entry("g", LINK, "T")))
        .hasValueSatisfying(article -> assertThat(article.language()).isEqualTo(tag));
  }

  @ParameterizedTest
  @CsvSource({
    "en, The ministers of both countries will meet in the capital on Monday to talk about trade",
    "de, Die Minister beider Länder treffen sich am Montag in der Hauptstadt zu Gesprächen",
    "ja, 両国の閣僚は月曜日に首都で会談し貿易について話し合う予定だ"
  })
  void languageIsToldByTheTextWhereTheFeedNamesNone(String language, String text) {
    assertThat(articles.of(feed(null), FEED_URL, document("x", null), withBody(text)))
        .hasValueSatisfying(article -> assertThat(article.language()).isEqualTo(language));
  }

  private Article article(Entry entry) {
    return of(entry).orElseThrow();
  }

  private java.util.Optional<Article> of(Entry entry) {
    return articles.of(feed(null), FEED_URL, document("The Example", "en-gb"), entry);
  }

  private static Feed feed(@Nullable String name) {
    return new Feed(FeedId.ofAddress(FEED_URL), FEED_URL, name, List.of(), false, null, false);
  }

  private static FeedDocument document(@Nullable String title, @Nullable String language) {
    return new FeedDocument(title, language, List.of());
  }

  private static Entry entry(@Nullable String guid, @Nullable String link, String title) {
    return new Entry(guid, link, title, null, null, null, null);
  }

  private static Entry withBody(String body) {
    return new Entry("g", LINK, "T", null, body, null, null);
  }
}
