package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import newswatch.fetch.Content;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
  private final FeedReader reader = new FeedReader();

  @Test
  void entryInAnotherLanguageThanItsFeedSaysSo() {
    FeedDocument atom =
        document(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>f</id><title>F</title>
            <entry><id>1</id><title>One</title></entry>
            <entry xml:lang="vi"><id>2</id><title>Hai</title></entry></feed>
            """);
    assertThat(atom.language()).isEqualTo("en");
    assertThat(atom.entries()).extracting(Entry::language).containsExactly(null, "vi");

    FeedDocument rss =
        document(
            "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
                + "<title>F</title><link>https://news.example/</link><description>d</description>"
                + "<item><title>One</title></item>"
                + "<item><title>Deux</title><dc:language>fr</dc:language></item></channel></rss>");
    assertThat(rss.entries()).extracting(Entry::language).containsExactly(null, "fr");
  }

  @Nested
  class Rss {
    @Test
    void itemIsAnEntry() {
      FeedDocument document =
          document(
              """
              <?xml version="1.0"?>
              <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel><title>The Example</title><link>https://news.example/</link>
              <description>d</description><language>en-gb</language>
              <item><title>Talks &amp; more</title><link>https://news.example/a</link>
              <guid isPermaLink="false">id-1</guid><description>Teaser</description>
              <content:encoded><![CDATA[<p>Full text</p>]]></content:encoded>
              <dc:creator>Ann Author</dc:creator>
              <pubDate>Thu, 01 Jan 2026 12:00:00 GMT</pubDate></item>
              </channel></rss>
              """);
      assertThat(document.title()).isEqualTo("The Example");
      assertThat(document.language()).isEqualTo("en-gb");
      assertThat(document.entries())
          .containsExactly(
              new Entry(
                  "id-1",
                  "https://news.example/a",
                  "Talks & more",
                  "Teaser",
                  "<p>Full text</p>",
                  "Ann Author",
                  Instant.parse("2026-01-01T12:00:00Z")));
    }

    @Test
    void itemWithoutDateGuidOrTextIsAnEntryToo() {
      FeedDocument document =
          document(rss("<item><title>T</title><link>https://news.example/a</link></item>"));
      assertThat(document.entries())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.title()).isEqualTo("T");
                assertThat(entry.publishedAt()).isNull();
                assertThat(entry.content()).isNull();
              });
    }

    @Test
    void dateThatIsNoneLeavesTheEntryUndated() {
      FeedDocument document =
          document(rss("<item><title>T</title><pubDate>last Tuesday</pubDate></item>"));
      assertThat(document.entries())
          .singleElement()
          .satisfies(entry -> assertThat(entry.publishedAt()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "31 Dec 1899 12:00:00 GMT",
          "1 Jan 10000 12:00:00 GMT",
          "-9999-01-01T00:00:00Z",
          "292278994-01-01T00:00:00Z"
        })
    void dateOutOfTheSaneLeavesTheEntryUndated(String date) {
      FeedDocument document =
          document(rss("<item><title>T</title><pubDate>" + date + "</pubDate></item>"));
      assertThat(document.entries())
          .singleElement()
          .satisfies(entry -> assertThat(entry.publishedAt()).isNull());
    }

    @Test
    void htmlEntitiesThatXmlDoesNotKnowAreRead() {
      assertThat(document(rss("<item><title>Caf&eacute;&nbsp;</title></item>")).entries())
          .singleElement()
          .satisfies(entry -> assertThat(entry.title()).startsWith("Café"));
    }
  }

  @Test
  void atomEntryIsAnEntry() {
    FeedDocument document =
        document(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>The Example</title>
            <id>urn:feed</id><updated>2026-01-01T00:00:00Z</updated>
            <entry><id>urn:1</id><title>Talks</title><updated>2026-01-02T00:00:00Z</updated>
            <link rel="alternate" href="https://news.example/a"/><author><name>Ann</name></author>
            <summary>Teaser</summary><content type="html">&lt;p&gt;Full text&lt;/p&gt;</content>
            </entry></feed>
            """);
    assertThat(document.title()).isEqualTo("The Example");
    assertThat(document.entries())
        .containsExactly(
            new Entry(
                "urn:1",
                "https://news.example/a",
                "Talks",
                "Teaser",
                "<p>Full text</p>",
                "Ann",
                null,
                Instant.parse("2026-01-02T00:00:00Z"),
                Instant.parse("2026-01-02T00:00:00Z"),
                List.of(),
                List.of()));
  }

  @Test
  void atomEntryWithoutAnAuthorHasItsFeeds() {
    FeedDocument document =
        document(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><id>urn:feed</id>
            <author><name>Ann</name></author><author><name>Bob</name></author>
            <entry><id>urn:1</id><title>Talks</title><published>2026-01-01T00:00:00Z</published>
            <updated>2026-01-02T00:00:00Z</updated></entry></feed>
            """);
    assertThat(document.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.author()).isEqualTo("Ann, Bob");
              assertThat(entry.publishedAt()).isEqualTo("2026-01-01T00:00:00Z");
              assertThat(entry.updatedAt()).isEqualTo("2026-01-02T00:00:00Z");
            });
  }

  @Nested
  class WhatIsNoFeed {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<!DOCTYPE html><html><body>Hello</body></html>",
          "\n<html><head><title>x</title></head><body>&nbsp;<br></body></html>",
          "<!-- moved --><HTML></HTML>"
        })
    void pageIsSaidToBeOne(String html) {
      assertThat(reason(html)).isEqualTo("an HTML page, not a feed");
    }

    @Test
    void brokenXmlIsToldWithItsPlace() {
      assertThat(reason("<rss version=\"2.0\">\n<channel>\n<title>x</channel></rss>"))
          .startsWith("not well-formed XML at line 3, column ");
    }

    @Test
    void feedThatBreaksOffIsRefusedWhole() {
      String whole = rss("<item><title>T</title></item>");
      assertThat(reason(whole.substring(0, whole.length() - 20))).startsWith("not well-formed XML");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "  ",
          "Service unavailable",
          "{\"items\":[]}",
          "<opml><body/></opml>",
          "\0\1"
        })
    void otherBytesAreRefusedWithAReason(String other) {
      assertThat(reason(other)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\":[]}", " \n[1]", "\ufeff{}"})
    void jsonIsSaidToBeIt(String json) {
      assertThat(reason(json)).isEqualTo("JSON, not RSS or Atom");
    }

    @Test
    void feedOfTooManyEntriesIsRefusedWithTheirNumber() {
      assertThat(reason(rss("<item><title>T</title></item>".repeat(FeedReader.MAX_ENTRIES + 1))))
          .isEqualTo("lists 20001 entries, and no more than 20000 are read");
    }
  }

  @Nested
  class HostileXml {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void documentTypesAreRefusedAndNothingTheyNameIsRead(@TempDir Path folder) throws IOException {
      Path secret = Files.writeString(folder.resolve("secret"), "the secret");
      AtomicInteger asked = new AtomicInteger();
      HttpServer canary =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      canary.createContext(
          "/",
          exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
          });
      canary.start();
      try {
        String http = "http://127.0.0.1:" + canary.getAddress().getPort() + "/x";
        for (String type :
            new String[] {
              "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
              "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + http + "\">]>",
              "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"" + http + "\"> %p;]>",
              "<!DOCTYPE rss SYSTEM \"" + http + "\">",
              "<!DOCTYPE rss PUBLIC \"-//x//y\" \"" + http + ".dtd\">",
              "<!DOCTYPE rss [<!ENTITY x \"y\">]>"
            }) {
          assertThat(reason(type + rss("<item><title>&x;</title></item>")))
              .startsWith("not well-formed XML")
              .doesNotContain("secret");
        }
        assertThat(asked).hasValue(0);
      } finally {
        canary.stop(0);
      }
    }

    @Test
    void entitiesThatMultiplyAreRefused() {
      String bomb =
          "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
              + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]>";
      assertThat(reason(bomb + rss("<item><title>&d;</title></item>")))
          .startsWith("not well-formed XML");
    }

    @Test
    void deepNestingEndsInAReasonOrADocument() {
      assertTimeoutPreemptively(
          LIMIT,
          () -> {
            read(rss("<item>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</item>"), null);
            read(
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry>
                <content type="xhtml">%s%s</content></entry></feed>
                """
                    .formatted("<a>".repeat(100_000), "</a>".repeat(100_000)),
                null);
          });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<x/>", "<!---->", "<?x?>", "<![CDATA[x]]>", "<x a='' b=''/>"})
    void treeTooLargeForTheMemoryIsRefused(String node) {
      assertThat(reason(rss("<item>" + node.repeat(BoundedInput.MAX_NODES) + "</item>")))
          .isEqualTo("holds more than 300000 elements and attributes, and no more are read");
    }

    @Test
    void nestingDeeperThanIsReadIsRefused() {
      assertThat(reason(rss("<item>" + "<a>".repeat(97) + "</a>".repeat(97) + "</item>")))
          .isEqualTo("its elements are nested 100 deep or deeper, which is not read");
      assertThat(document(rss("<item>" + "<a>".repeat(96) + "</a>".repeat(96) + "</item>")))
          .isNotNull();
    }

    @Test
    void numberThatNamesNoCharacterIsRefused() {
      assertThat(reason(rss("<item><title>&#999999999999;</title></item>"))).isNotBlank();
    }
  }

  @Nested
  class Encodings {
    private static final String TITLE = "Überfall – 南海";

    @Test
    void utf8IsReadWithAndWithoutBeingNamed() {
      assertThat(title("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", UTF_8, "text/xml"))
          .isEqualTo(TITLE);
      assertThat(title("", UTF_8, null)).isEqualTo(TITLE);
      assertThat(title("", UTF_8, "application/rss+xml")).isEqualTo(TITLE);
      assertThat(title("", UTF_8, "text/xml")).isEqualTo(TITLE);
      assertThat(title("\ufeff", UTF_8, "text/html; charset=utf-8")).isEqualTo(TITLE);
    }

    @Test
    void otherEncodingsAreReadAsTheyAreNamed() {
      assertThat(
              title(
                  "<?xml version=\"1.0\" encoding=\"GB18030\"?>", Charset.forName("GB18030"), null))
          .isEqualTo(TITLE);
      assertThat(title("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", UTF_16, null))
          .isEqualTo(TITLE);
      byte[] latin = rss("<item><title>Ü</title></item>").getBytes(ISO_8859_1);
      assertThat(reader.read(new Content(latin), "application/rss+xml; charset=iso-8859-1"))
          .isInstanceOfSatisfying(
              FeedDocument.class,
              document -> assertThat(document.entries().getFirst().title()).isEqualTo("Ü"));
    }

    @Test
    void encodingThatDoesNotExistIsRefusedWithAReason() {
      assertThat(reason("<?xml version=\"1.0\" encoding=\"x-none\"?>" + rss(""))).isNotBlank();
    }

    private @Nullable String title(String prolog, Charset charset, @Nullable String type) {
      byte[] bytes = (prolog + rss("<item><title>" + TITLE + "</title></item>")).getBytes(charset);
      return ((FeedDocument) reader.read(new Content(bytes), type)).entries().getFirst().title();
    }
  }

  private FeedDocument document(String xml) {
    return (FeedDocument) read(xml, "application/xml");
  }

  private String reason(String text) {
    return ((Reading.NotAFeed) read(text, null)).reason();
  }

  private Reading read(String text, @Nullable String type) {
    return reader.read(new Content(text.getBytes(UTF_8)), type);
  }

  private static String rss(String items) {
    return "<rss version=\"2.0\"><channel><title>x</title><link>https://news.example/</link>"
        + "<description>d</description>"
        + items
        + "</channel></rss>";
  }
}
