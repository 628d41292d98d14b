package newswatch.ingest.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import newswatch.fetch.Content;
import newswatch.ingest.language.LanguageDetector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
  private static final URI ADDRESS = URI.create("https://www.news.example/world/talks");
  private static final String FIRST =
      "The two delegations met on Monday, and they spoke about the fishing grounds for six hours.";
  private static final String SECOND =
      "Neither side said afterwards what had been agreed, but both of them called it a good start.";

  private final PageReader reader = new PageReader(new LanguageDetector());

  @Test
  void articleIsReadWithoutWhatStandsAroundIt() {
    Page page =
        page(
            """
            <html lang="en-GB"><head><title>Talks | The Example</title>
            <meta property="og:title" content="Talks &amp; fish">
            <meta property="og:site_name" content="The Example">
            <meta property="article:published_time" content="2026-01-02T03:04:05+02:00">
            <meta name="author" content="Ann Author">
            <link rel="canonical" href="/world/talks?utm_source=x"></head><body>
            <header><h1>The Example</h1></header>
            <nav><ul><li><a href="/a">World</a><li><a href="/b">Sport</a></ul></nav>
            <div id="main"><article><h1>Talks and fish</h1>
            <figure><img src="x.jpg"><figcaption>A boat, photographed from far away.</figcaption>
            </figure><p>%s</p><script>var p = "not seen";</script>
            <aside><p>Sign up for the letter that we send to everybody each morning.</p></aside>
            <p>%s</p><ul><li><a href="/c">Another article about the same thing</a></ul></article>
            </div><footer><p>All rights are reserved by somebody, everywhere, for ever.</p></footer>
            </body></html>
            """
                .formatted(FIRST, SECOND));
    assertThat(page.text()).contains(FIRST + "\n\n" + SECOND);
    assertThat(page.text())
        .doesNotContain("not seen", "letter", "rights", "Another", "Sport", "photographed");
    assertThat(page.title()).isEqualTo("Talks & fish");
    assertThat(page.address()).isEqualTo(ADDRESS);
    assertThat(page.author()).isEqualTo("Ann Author");
    assertThat(page.source()).isEqualTo("The Example");
    assertThat(page.language()).isEqualTo("en-GB");
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-01-02T01:04:05Z"));
  }

  @Test
  void linkedDataIsBelievedFirst() {
    Page page =
        page(
            """
            <meta property="og:title" content="Other">
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage","headline":"No"},
            {"@type":["NewsArticle"],"headline":"Talks","datePublished":"2026-01-02T03:04:05.123Z",
            "author":[{"@type":"Person","name":"Ann"},{"name":"Bob"}]}]}</script>
            <script type="application/ld+json">{broken</script><article><p>%s</p></article>
            """
                .formatted(FIRST));
    assertThat(page.title()).isEqualTo("Talks");
    assertThat(page.author()).isEqualTo("Ann, Bob");
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.123Z"));
  }

  @Test
  void textWithoutParagraphsIsFoundToo() {
    Page page = page("<div>Menu</div><div><div>" + FIRST + "<br><br>" + SECOND + "</div></div>");
    assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void formAroundTheWholePageDoesNotHideIt() {
    String article = ("<p>" + FIRST + "</p>").repeat(10);
    assertThat(page("<form action=/x><article>" + article + "</article></form>").text())
        .startsWith(FIRST);
  }

  @Nested
  class CanonicalAddress {
    @ParameterizedTest
    @CsvSource({
      "https://news.example/2026/talks, https://news.example/2026/talks",
      "https://m.news.example/talks, https://m.news.example/talks",
      "https://elsewhere.example/talks, https://www.news.example/world/talks",
      "https://www.news.example/, https://www.news.example/world/talks",
      "javascript:alert(1), https://www.news.example/world/talks"
    })
    void isBelievedOnTheSameSiteOnly(String named, URI address) {
      assertThat(page("<link rel=canonical href='" + named + "'><p>" + FIRST).address())
          .isEqualTo(address);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05+0800, 2026-01-01T19:04:05Z",
    "2026-01-02 03:04 -05:00, 2026-01-02T08:04:00Z",
    "2026-01-02T03:04:05.5, 2026-01-02T03:04:05.5Z",
    "2026-01-02, 2026-01-02T00:00:00Z",
    "'Fri, 02 Jan 2026 03:04:05 GMT', 2026-01-02T03:04:05Z",
    "'January 2, 2026', 2026-01-02T00:00:00Z",
    "'Jan. 2, 2026 3:04 p.m.', 2026-01-02T15:04:00Z",
    "2 January 2026, 2026-01-02T00:00:00Z",
    "1767323045, 2026-01-02T03:04:05Z",
    "1767323045000, 2026-01-02T03:04:05Z",
    "yesterday, ",
    "0026-01-02, "
  })
  void timeIsToldFromItsUsualForms(String written, @Nullable Instant time) {
    assertThat(page("<time datetime='" + written + "'>x</time><p>" + FIRST).publishedAt())
        .isEqualTo(time);
  }

  @Nested
  class Encoding {
    @Test
    void isWhatTheServerSays() {
      assertThat(read("<p>déjà vu, " + FIRST, ISO_8859_1, "text/html; charset=iso-8859-1"))
          .isInstanceOfSatisfying(Page.class, page -> assertThat(page.text()).startsWith("déjà"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=iso-8859-1", "text/html"})
    void isUtf8WhereTheBytesCanBeNothingElse(String type) {
      String html = "<meta charset=windows-1252><p>déjà vu, " + FIRST;
      assertThat(read(html, UTF_8, type))
          .isInstanceOfSatisfying(Page.class, page -> assertThat(page.text()).startsWith("déjà"));
    }

    @Test
    void isWhatThePageSaysOtherwise() {
      String html = "<meta charset=iso-8859-1><p>déjà vu, " + FIRST;
      assertThat(read(html, ISO_8859_1, "text/html"))
          .isInstanceOfSatisfying(Page.class, page -> assertThat(page.text()).startsWith("déjà"));
    }
  }

  @Nested
  class Title {
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "<title>Talks begin | Harbour Post</title><meta property=og:site_name content='Harbour Post'>; Talks begin",
          "<title>Talks begin - News.Example</title>; Talks begin",
          "<title>Harbour Post: x</title><h1>Talks begin</h1>; Talks begin",
          "<title>Talks - and fish</title>; Talks - and fish",
          "<meta name=twitter:title content='Talks begin in the...'><h1>Talks begin in the harbour</h1>; Talks begin in the harbour"
        })
    void isTheArticlesAlone(String head, String title) {
      assertThat(page(head + "<p>" + FIRST).title()).isEqualTo(title);
    }
  }

  @Nested
  class Author {
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "<meta name=author content='By Ann Author'>; Ann Author",
          "<meta name=author content='https://post.example/ann'><a rel=author href=/ann>Ann Author</a>; Ann Author",
          "<meta property=article:author content='Ann Author'><meta property=article:author content='Bob Other'>; Ann Author, Bob Other",
          "<div class=byline>By <b>Ann Author</b> and Bob Other | Published 10:00</div>; Ann Author, Bob Other",
          "<meta name=author content='Ann Author, Staff Writer'>; Ann Author",
          "<span itemprop=author><a itemprop=name>Ann Author</a> of the harbour</span>; Ann Author",
          "<meta name=author content=admin>;"
        })
    void isANameAndNoMore(String html, @Nullable String author) {
      assertThat(page(html + "<p>" + FIRST).author()).isEqualTo(author);
    }
  }

  @Nested
  class Language {
    @ParameterizedTest
    @CsvSource({"en, en", "en-AU, en-AU", "en_us, en-US", "de, en", "'', en", "x!, en"})
    void isTheDeclaredOneUnlessTheTextIsPlainlyInAnother(String declared, String language) {
      assertThat(page("<html lang='" + declared + "'><p>" + FIRST).language()).isEqualTo(language);
    }
  }

  @Test
  void textThatIsCarriedForMachinesIsTakenWhereLittleIsShown() {
    String all = FIRST + "\n\n" + (SECOND + " ").repeat(5).strip();
    String html =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"%s\"}</script><p>%s"
            .formatted(all.replace("\n", "\\n"), FIRST);
    assertThat(page(html).text()).isEqualTo(all);
  }

  @Nested
  class NoArticle {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "<title>404 - Page not found</title><p>We are sorry, but what you are looking for has moved away.</p>|the page says that there is nothing here: '404 - Page not found'",
          "<title>Just a moment...</title><p>This site checks the connection before it goes on.</p>|the page asks for consent, a login or proof of being human instead of showing an article",
          "<title>Post</title><p>Before you continue, choose what the paper may keep on your machine.</p>|the page asks for consent, a login or proof of being human instead of showing an article"
        })
    void isAnErrorOrAWall(String html, String problem) {
      assertThat(read(html, UTF_8, "text/html")).isEqualTo(new Reading.NoArticle(problem));
    }

    @Test
    void isAListOfArticles() {
      String list = ("<h3><a href=/a>Boats are sold</a></h3><p>" + FIRST + "</p>").repeat(12);
      assertThat(read("<main>" + list + "</main>", UTF_8, "text/html"))
          .isEqualTo(new Reading.NoArticle("the page lists articles and is none itself"));
    }

    @Test
    void isWhatIsNotHtml() {
      assertThat(read("%PDF", UTF_8, "application/pdf"))
          .isEqualTo(
              new Reading.NoArticle("there is no HTML page at the address, but application/pdf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><script>run()</script></html>", "<nav><a>World</a></nav>"})
    void isAPageWithoutText(String html) {
      assertThat(read(html, UTF_8, "text/html"))
          .isEqualTo(new Reading.NoArticle("no text of an article was found on the page"));
    }

    @Test
    void isAPageOfTagsAlone() {
      assertThat(read("<b>".repeat(PageReader.MAX_TAGS + 1), UTF_8, "text/html"))
          .isEqualTo(new Reading.NoArticle("the page has more than 40000 tags, which is not read"));
    }

    @Test
    void isAPageTooLarge() {
      assertThat(read("a".repeat(PageReader.MAX_BYTES + 1), UTF_8, "text/html"))
          .isEqualTo(new Reading.NoArticle("the page is larger than 3 MB, which is not read"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div><div>",
        "<nav>",
        "<nav></nav>",
        "<p><a>x</a></p>",
        "</p>",
        "<b>",
        "<span>word ",
        "<a href=/x>word",
        "<table><tr><td>",
        "<div class='ad share comments'>x",
        "<li>x",
        "<article><h1>x",
        "<meta name=a content=b>",
        "&amp;",
        "- | ",
        "by ",
        "<blockquote><p>x",
        "<time datetime=x>",
        "<div class=date>",
        "<div itemprop=author><a itemprop=name>",
        "<h2><div>",
        "<a><h3>x",
        "<object>"
      })
  void oddPageIsReadInTime(String odd) {
    long tags = Math.max(1, odd.chars().filter(sign -> sign == '<').count());
    int often =
        (int) Math.min(PageReader.MAX_BYTES / 2 / odd.length(), PageReader.MAX_TAGS / tags - 3);
    String html = odd.repeat(often) + "<article><p>" + FIRST;
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(read(html, UTF_8, "text/html")).isNotNull());
  }

  @Test
  void giantAttributesAreReadInTime() {
    String giant = "a-B ".repeat(PageReader.MAX_BYTES / 16);
    String html = "<div class='%s' id='%s' style='%s'><p>%s".formatted(giant, giant, giant, FIRST);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(page(html).text()).isEqualTo(FIRST));
  }

  /** Each would take minutes in a pattern that tries every place in a long run. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta property='og:title' content='MANY_DASHESx | The Example'>",
        "<meta property='og:title' content='MANY_BLANKSx | The Example'>",
        "<script type='application/ld+json'>{}MANY_BLANKSx</script>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":"
            + "\"aMANY_BLANKSx\"}</script>",
        "<meta name='author' content='MANY_LETTERS'>",
        "<meta name='author' content='MANY_BLANKSx'>",
        "<meta property='article:published_time' content='MANY_DIGITS'>",
        "<link rel='canonical' href='MANY_LETTERS'>",
        "<html lang='MANY_LETTERS'>"
      })
  void endlessFactsAreReadInTime(String head) {
    int many = 500_000;
    String html =
        head.replace("MANY_DASHES", "-".repeat(many))
                .replace("MANY_BLANKS", " ".repeat(many))
                .replace("MANY_LETTERS", "a".repeat(many))
                .replace("MANY_DIGITS", "1".repeat(many))
            + "<meta property='og:site_name' content='The Example'><article><p>"
            + FIRST;
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(read(html, UTF_8, "text/html")).isNotNull());
  }

  private Page page(String html) {
    return (Page) read(html, UTF_8, "text/html; charset=utf-8");
  }

  private Reading read(String html, Charset charset, String type) {
    return reader.read(new Content(html.getBytes(charset)), type, ADDRESS);
  }
}
