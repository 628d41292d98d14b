package newswatch.search.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.DocumentVersion;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import newswatch.events.Tag;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomFeedTest {
  private static final Instant SEEN = Instant.parse("2026-03-10T12:00:00Z");
  private static final URI URL = URI.create("https://news.example/one?a=1&b=2");
  private static final ArticleId ID = ArticleId.ofAddress(URL);
  private static final URI SELF =
      URI.create("http://127.0.0.1:8080/api/articles/feed?q=%22a%20b%22&topic=sea");
  private static final AtomFeed FEED =
      new AtomFeed(
          "Newswatch: \"a b\" <c>",
          SELF,
          URI.create("http://127.0.0.1:8080/api/articles"),
          Map.of(new TopicId("sea"), "Seas & oceans"));

  @Test
  void feedTellsOfEachArticle() throws Exception {
    SyndFeed feed = parsed(FEED.of(List.of(article(URL, "Talks resume", "Two guards met."))));
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getTitle()).isEqualTo("Newswatch: \"a b\" <c>");
    assertThat(feed.getUri()).startsWith("urn:newswatch:search:");
    assertThat(feed.getPublishedDate()).isEqualTo(Date.from(SEEN));
    assertThat(feed.getLinks())
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.getRel()).isEqualTo("self");
              assertThat(link.getHref()).isEqualTo(SELF.toString());
            });

    SyndEntry entry = feed.getEntries().getFirst();
    assertThat(entry.getUri()).isEqualTo("urn:newswatch:article:" + ID);
    assertThat(entry.getTitle()).isEqualTo("Talks resume");
    assertThat(entry.getLink()).isEqualTo(URL.toString());
    assertThat(entry.getUpdatedDate()).isEqualTo(Date.from(SEEN));
    assertThat(entry.getAuthor()).isEqualTo("Ana Writer");
    assertThat(entry.getDescription().getType()).isIn(null, "text");
    assertThat(entry.getDescription().getValue()).isEqualTo("Two guards met.");
    assertThat(entry.getCategories())
        .singleElement()
        .satisfies(
            category -> {
              assertThat(category.getName()).isEqualTo("sea");
              assertThat(category.getLabel()).isEqualTo("Seas & oceans");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "]]>",
        "<script>alert(1)</script>",
        "&lt;img src=x onerror=alert(1)&gt;",
        "</title></entry></feed>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
        "\"'><svg/onload=alert(1)>",
        "\u202Eevil\u200B 南海 👋"
      })
  void textOfPublishersStaysText(String text) throws Exception {
    SyndEntry entry = parsed(FEED.of(List.of(article(URL, text, text)))).getEntries().getFirst();
    assertThat(entry.getTitle()).isEqualTo(text);
    assertThat(entry.getDescription().getValue()).isEqualTo(text);
  }

  @Test
  void charactersThatXmlCannotHoldAreLeftOut() throws Exception {
    String text = "a\u0000b\u0008c\u001bd\ufffee\ud83df";
    SyndEntry entry = parsed(FEED.of(List.of(article(URL, text, text)))).getEntries().getFirst();
    assertThat(entry.getTitle()).isEqualTo("abcdef");
    assertThat(entry.getDescription().getValue()).isEqualTo("abcdef");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http:x"})
  void whatIsNoAddressOfTheWebIsNoLink(String address) throws Exception {
    SyndEntry entry =
        parsed(FEED.of(List.of(article(URI.create(address), "t", "b")))).getEntries().getFirst();
    assertThat(entry.getLink()).isEqualTo("http://127.0.0.1:8080/api/articles/" + ID);
  }

  @Test
  void articleWithoutTitleIsCalledByItsFirstWords() throws Exception {
    SyndEntry entry =
        parsed(FEED.of(List.of(article(null, "", "word ".repeat(500))))).getEntries().getFirst();
    assertThat(entry.getTitle()).startsWith("word word").endsWith("…").hasSize(100);
    assertThat(entry.getDescription().getValue()).hasSize(1_000);
  }

  @Test
  void feedWithoutArticlesIsAFeed() throws Exception {
    assertThat(parsed(FEED.of(List.of())).getEntries()).isEmpty();
    assertThat(new String(FEED.of(List.of()), UTF_8)).contains("<updated>1970-01-01T00:00:00Z<");
  }

  private static SyndFeed parsed(byte[] feed) throws IOException, FeedException {
    SyndFeedInput input = new SyndFeedInput();
    input.setXmlHealerOn(false);
    return input.build(new XmlReader(new ByteArrayInputStream(feed), "application/atom+xml"));
  }

  private static ArticleTagged article(@Nullable URI url, String title, String body) {
    return new ArticleTagged(
        new Article(ID, url, title, null, body, false, "Ana Writer", "Example Post", "en", SEEN),
        List.of(FeedId.ofAddress(URI.create("https://news.example/feed"))),
        List.of(),
        Origin.LIVE,
        SEEN,
        SEEN,
        1,
        DocumentVersion.of(1, 1),
        List.of(new Tag(new TopicId("sea"), 1, 0.5, List.of())));
  }
}
