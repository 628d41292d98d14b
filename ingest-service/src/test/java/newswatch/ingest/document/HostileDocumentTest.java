package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import newswatch.fetch.Content;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentTest {
  /** Far more than reading takes, far less than anything that grows with the square. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final String TOO_MANY =
      "holds more than 300000 elements and attributes, and no more are read";

  @Nested
  class DocumentTypes {
    @Test
    void whatTheyNameIsNeitherReadNorFetched(@TempDir Path folder) throws IOException {
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
              "<!DOCTYPE rss [<!ENTITY x \"the secret\"><!-- > -->]>"
            }) {
          for (Charset charset : new Charset[] {UTF_8, UTF_16}) {
            Reading reading =
                read((type + rss("<item><title>&x;</title></item>")).getBytes(charset));
            assertThat(((FeedDocument) reading).entries())
                .singleElement()
                .extracting(Entry::title)
                .isEqualTo("&x;");
          }
        }
        assertThat(asked).hasValue(0);
      } finally {
        canary.stop(0);
      }
    }

    @Test
    void entitiesThatMultiplyStayAsTheyAre() {
      String bomb =
          "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
              + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]>";
      assertThat(title(bomb + rss("<item><title>&d;</title></item>"))).isEqualTo("&d;");
      String large = "<!DOCTYPE rss [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>";
      assertThat(title(large + rss("<item><title>" + "&a;".repeat(50_000) + "</title></item>")))
          .hasSize(150_000);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
              + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">",
          "<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC \"-//W3C//ENTITIES Latin 1 for XHTML//EN\""
              + " \"http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent\">]>",
          "<!doctype html>"
        })
    void thoseThatDoNoHarmAreTolerated(String type) {
      assertThat(
              title("<?xml version=\"1.0\"?>" + type + rss("<item><title>&eacute;</title></item>")))
          .isEqualTo("é");
    }

    @Test
    void documentInUtf7IsNoMarkup() {
      assertThat(
              reason("+ADw?xml version=+ACI-1.0+ACI- encoding=+ACI-UTF-7+ACI-?+AD4 +ADw-rss+AD4"))
          .endsWith("no markup at all");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<x/>", "<a></a>", "<![CDATA[x]]>", "<x a='' b=''/>", "x<y/>", "<x a/>"})
  void treeTooLargeForTheMemoryIsRefused(String node) {
    assertThat(reason(rss("<item>" + node.repeat(TolerantTree.MAX_NODES) + "</item>")))
        .isEqualTo(TOO_MANY);
  }

  @Test
  void endlessAttributesAreRefused() {
    assertThat(reason(rss("<item " + "a='b' ".repeat(TolerantTree.MAX_NODES) + "/>")))
        .isEqualTo(TOO_MANY);
  }

  @Test
  void nestingDeeperThanIsReadIsRefused() {
    assertThat(reason(rss("<item>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</item>")))
        .isEqualTo("its elements are nested 100 deep or deeper, which is not read");
    assertThat(title(rss("<item><title>t" + "<a>".repeat(95) + "</title></item>"))).startsWith("t");
  }

  @Test
  void halfAMillionItemsAreRefused() {
    assertThat(reason(rss("<item/>".repeat(500_000)))).isEqualTo(TOO_MANY);
  }

  @Test
  void longTextsAndAttributesAreRead() {
    assertThat(title(rss("<item><title>" + "x".repeat(10_000_000) + "</title></item>")))
        .hasSize(10_000_000);
    assertThat(title(rss("<item a='" + "x".repeat(1_000_000) + "'><title>t</title></item>")))
        .isEqualTo("t");
  }

  @Test
  void numberThatNamesNoCharacterIsLeftOut() {
    assertThat(title(rss("<item><title>a&#999999999999;&#0;b</title></item>"))).isEqualTo("ab");
  }

  /** Each was made so that reading it again and again from its middle would not end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a ",
        "<a \"",
        "<a b=\"<a b='",
        "<!--",
        "<![CDATA[",
        "</x>",
        "&",
        "&aaaaaaaaaaaaaaaa",
        "<!DOCTYPE [",
        "<!DOCTYPE \"'",
        "<item>",
        "<title><link>",
        "<guid></guid>",
        "<a b=\"<a \" "
      })
  void readingTakesTimeAsTheDocumentIsLong(String piece) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          read(rss("<item><title>" + piece.repeat(5_000_000 / piece.length())).getBytes(UTF_8));
          read(piece.repeat(5_000_000 / piece.length()).getBytes(UTF_8));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=x ",
        "<a href=\"x' ",
        "<a href='x\" >",
        "<script></",
        "<!--",
        "<a href='../x'>"
      })
  void htmlTakesTimeAndRoomAsItIsLong(String piece) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          String html = piece.repeat(2_000_000 / piece.length());
          Reading reading =
              read(
                  rss("<item><description><![CDATA[" + html + "]]></description></item>")
                      .getBytes(UTF_8));
          String summary = ((FeedDocument) reading).entries().getFirst().summary();
          assertThat(summary == null ? 0 : summary.length()).isLessThan(3 * html.length());
        });
  }

  @Test
  void longBaseDoesNotMakeLinksLong() {
    String base = "<rss xml:base='http://a.example/" + "a/".repeat(100_000) + "'><channel>";
    FeedDocument document =
        (FeedDocument) read((base + "<item><link>x</link></item>".repeat(10_000)).getBytes(UTF_8));
    assertThat(document.entries())
        .hasSize(10_000)
        .allMatch(entry -> "https://news.example/x".equals(entry.link()));
  }

  private static String title(String document) {
    FeedDocument feed = (FeedDocument) read(document.getBytes(UTF_8));
    return String.valueOf(feed.entries().getFirst().title());
  }

  private static String reason(String document) {
    return ((Reading.NotAFeed) read(document.getBytes(UTF_8))).reason();
  }

  private static Reading read(byte[] document) {
    return new FeedReader()
        .read(new Content(document), null, URI.create("https://news.example/feed"));
  }

  private static String rss(String items) {
    return "<rss version=\"2.0\"><channel><title>x</title>" + items + "</channel></rss>";
  }
}
