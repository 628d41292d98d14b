package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import newswatch.fetch.Content;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
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
                true,
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

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\ufeff", "\0\1"})
    void nothingIsSaidToBeNothing(String nothing) {
      assertThat(reason(nothing)).isEqualTo("there is nothing in it");
    }

    @Test
    void otherMarkupIsNamed() {
      assertThat(reason("<opml><body/></opml>")).endsWith("it begins with <opml>");
      assertThat(reason("Service unavailable")).endsWith("no markup at all");
    }

    @Test
    void feedOfTooManyEntriesIsRefusedWithTheirNumber() {
      assertThat(reason(rss("<item><title>T</title></item>".repeat(FeedReader.MAX_ENTRIES + 1))))
          .isEqualTo("lists 20001 entries, and no more than 20000 are read");
    }
  }

  @Nested
  class BrokenXml {
    @Test
    void elementsLeftOpenEndWhereTheyMust() {
      FeedDocument document =
          document(
              "<rss><channel><title>The Example<link>https://news.example/</link>"
                  + "<item><title>One</titel><description>First<pubDate>2026-01-01</pubDate>"
                  + "</item><item><title>Two<guid>2</guid></channel>");
      assertThat(document.title()).isEqualTo("The Example");
      assertThat(document.about().link()).isEqualTo("https://news.example/");
      assertThat(document.entries()).extracting(Entry::title).containsExactly("One", "Two");
      assertThat(document.entries().getLast().guid()).isEqualTo("2");
    }

    @Test
    void feedThatBreaksOffTellsWhatCame() {
      String whole = rss("<item><title>One</title></item><item><title>Two</title></item>");
      assertThat(document(whole.substring(0, whole.length() - 30)).entries())
          .extracting(Entry::title)
          .containsExactly("One", "Two");
    }

    @Test
    void straySignsAreThemselves() {
      Entry entry =
          only(
              "<title>R&D: 5 < 8, 9 > 7 &copy &unheard; &#x1F600; &#150;</title>"
                  + "<link>https://news.example/?a=1&copy=2&lt=3</link>");
      assertThat(entry.title()).isEqualTo("R&D: 5 < 8, 9 > 7 &copy &unheard; 😀 –");
      assertThat(entry.link()).isEqualTo("https://news.example/?a=1&copy=2&lt=3");
    }

    @Test
    void controlCharactersAreLeftOut() {
      assertThat(only("<title>a\u0000b\u000b&#1;&#xd800;c\ufffe</title>").title()).isEqualTo("abc");
    }

    @Test
    void junkAroundTheFeedIsPassedOver() {
      FeedDocument document =
          document(
              "\n<br />\n<b>Warning</b>: cannot open x\n<?xml version=\"1.0\"?>"
                  + rss("<item><title>T</title></item>")
                  + "<!-- 0.1 s --><div>x");
      assertThat(document.entries()).singleElement().extracting(Entry::title).isEqualTo("T");
    }

    @Test
    void namesAreReadInAnyCaseAndWithPrefixesNobodyDeclared() {
      FeedDocument document =
          document(
              "<RSS VERSION='2.0'><CHANNEL><TITLE>F</TITLE><ITEM><TITLE>T</TITLE>"
                  + "<DC:Creator>Ann</DC:Creator><content:encoded>Text</content:encoded>"
                  + "<PUBDATE>1 Jan 2026</PUBDATE></ITEM></CHANNEL></RSS>");
      assertThat(document.entries())
          .containsExactly(
              new Entry(
                  null, null, "T", null, "Text", "Ann", Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void attributesAreReadWithoutQuotesAndWithoutValues() {
      Entry entry = only("<enclosure url=https://news.example/a.mp3 checked type='audio/mpeg>'/>");
      assertThat(entry.enclosures()).containsExactly("https://news.example/a.mp3");
    }
  }

  @Nested
  class Texts {
    @Test
    void markupThatStandsNakedIsHtml() {
      assertThat(only("<description>One <b>bold</b><br>word &amp; more</description>").summary())
          .isEqualTo("One <b>bold</b><br>word &amp; more");
    }

    @Test
    void markedPartsOfATextAreJoined() {
      assertThat(only("<description>Now: <![CDATA[<i>x</i>]]> &lt;y&gt;</description>").summary())
          .isEqualTo("Now: <i>x</i> <y>");
    }

    @Test
    void foreignWordsOfTheSameNameMeanSomethingElse() {
      Entry entry =
          only(
              "<x:title xmlns:x='urn:x'>wrong</x:title><image><title>wrong</title></image>"
                  + "<title>right</title><media:title>wrong</media:title>");
      assertThat(entry.title()).isEqualTo("right");
    }

    @Test
    void atomTextIsHtmlOnlyIfItSaysSo() {
      FeedDocument document =
          document(
              """
              <feed xmlns="http://www.w3.org/2005/Atom">
              <entry><title>List&lt;T&gt;</title>
              <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a &lt; <b>b</b></div>
              </content></entry>
              <entry><title type="html">A &lt;b&gt;title&lt;/b&gt;</title>
              <content type="application/octet-stream">VGV4dA==</content></entry>
              <entry><content type="image/png">iVBORw0KGgo=</content></entry></feed>
              """);
      assertThat(document.entries())
          .extracting(Entry::title)
          .containsExactly("List<T>", "A <b>title</b>", null);
      assertThat(document.entries())
          .extracting(Entry::plainTitle)
          .containsExactly(true, false, false);
      assertThat(document.entries())
          .extracting(Entry::content)
          .containsExactly("a &lt; <b>b</b>", "Text", null);
    }

    @Test
    void linksInTextAreWholeAndRunNoCode() {
      Entry entry =
          only(
              "<description xml:base='/news/'><![CDATA[<a href=\"b?x=1&amp;y=2\">b</a>"
                  + "<a href='java&#10;script:alert(1)'>c</a><script>alert(2)</script>"
                  + "<img src=//img.example/i.png>]]></description>");
      assertThat(entry.summary())
          .isEqualTo(
              "<a href=\"https://news.example/news/b?x=1&amp;y=2\">b</a><a href=''>c</a>"
                  + "<img src=https://img.example/i.png>");
    }
  }

  @Nested
  class WhereThingsStand {
    @Test
    void rdfItemsStandBesideTheirChannel() {
      FeedDocument document =
          document(
              """
              <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel><title>F</title><dc:creator>Ann</dc:creator></channel>
              <item rdf:about="urn:1"><title>T</title><dc:date>2026-01-01T01:00+01:00</dc:date>
              <dc:subject>world</dc:subject></item></rdf:RDF>
              """);
      assertThat(document.about().format()).isEqualTo("rss-1.0");
      Entry entry = document.entries().getFirst();
      assertThat(entry.guid()).isEqualTo("urn:1");
      assertThat(entry.author()).isEqualTo("Ann");
      assertThat(entry.publishedAt()).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(entry.categories()).containsExactly("world");
    }

    @Test
    void guidIsTheLinkWhereThereIsNoneAndItMayBe() {
      assertThat(only("<guid>https://news.example/a</guid>").link())
          .isEqualTo("https://news.example/a");
      assertThat(only("<guid isPermaLink='false'>https://news.example/a</guid>").link()).isNull();
      assertThat(only("<guid>17</guid>").link()).isNull();
    }

    @Test
    void atomLinkIsTheAlternateOfTheBaseInForce() {
      FeedDocument document =
          document(
              """
              <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/x/"><entry>
              <link rel="self" href="self"/><link rel="enclosure" href="../f.mp3"/>
              <link type="application/json" href="json"/><link type="text/html" href="page"/>
              </entry></feed>
              """);
      Entry entry = document.entries().getFirst();
      assertThat(entry.link()).isEqualTo("http://a.example/x/page");
      assertThat(entry.enclosures()).containsExactly("http://a.example/f.mp3");
    }

    @Test
    void cdfItemIsAnEntry() {
      FeedDocument document =
          document(
              "<CHANNEL HREF='/'><TITLE>F</TITLE><ITEM HREF='/a' LASTMOD='2026-01-01T00:00'>"
                  + "<TITLE>T</TITLE><ABSTRACT>Teaser</ABSTRACT></ITEM></CHANNEL>");
      assertThat(document.about().link()).isEqualTo("https://news.example/");
      Entry entry = document.entries().getFirst();
      assertThat(entry.link()).isEqualTo("https://news.example/a");
      assertThat(entry.summary()).isEqualTo("Teaser");
      assertThat(entry.publishedAt()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void feedSaysHowLongItWantsToBeLeftAlone() {
      assertThat(document(rss("<ttl>90</ttl>")).about().ttl()).isEqualTo(Duration.ofMinutes(90));
      assertThat(document(rss("<ttl>soon</ttl>")).about().ttl()).isNull();
      assertThat(
              document(
                      rss(
                          "<sy:updatePeriod>daily</sy:updatePeriod>"
                              + "<sy:updateFrequency>4</sy:updateFrequency>"))
                  .about()
                  .ttl())
          .isEqualTo(Duration.ofHours(6));
    }
  }

  private Entry only(String item) {
    return document(rss("<item>" + item + "</item>")).entries().getFirst();
  }

  private FeedDocument document(String xml) {
    return (FeedDocument) read(xml, "application/xml");
  }

  private String reason(String text) {
    return ((Reading.NotAFeed) read(text, null)).reason();
  }

  private Reading read(String text, @Nullable String type) {
    return reader.read(
        new Content(text.getBytes(UTF_8)), type, URI.create("https://news.example/feed"));
  }

  private static String rss(String items) {
    return "<rss version=\"2.0\"><channel><title>x</title><link>https://news.example/</link>"
        + "<description>d</description>"
        + items
        + "</channel></rss>";
  }
}
