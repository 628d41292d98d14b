package newswatch.local.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SampleWireTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00.400Z");
  private static final Duration ALL = Duration.ofMinutes(10);
  private static final String MERIDIAN = "/meridian-wire/feed.xml";
  private static final String LEDGER = "/ledger-and-market/feed.xml";
  private static final Duration FED_CUT = delay("fed-half-point-cut");
  private static final Duration EDITED = Duration.ofSeconds(200);
  private static final String FIRST_TITLE =
      "Manila and Beijing reach understanding over shoal supplies";
  private static final String LAST_TITLE =
      "Manila and Beijing differ on what they agreed over shoal supplies";

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final HttpClient client = HttpClient.newHttpClient();
  private final SampleWire wire = SampleWire.start(0, now::get);

  /** From now on articles appear. */
  @BeforeEach
  void firstReader() throws Exception {
    assertThat(get(LEDGER).statusCode()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    wire.close();
    client.close();
  }

  @Test
  void openWireIsReadUnderItsName() throws Exception {
    try (SampleWire open = SampleWire.startOpen("wire.example", 0, START)) {
      HttpResponse<String> opml =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + open.port() + "/feeds.opml"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(opml.body())
          .contains("http://wire.example:" + open.port() + MERIDIAN)
          .isEqualTo(open.opml());
    }
  }

  @Nested
  class Feeds {
    @Test
    void everyOutletHasOneThatAnswers() throws Exception {
      assertThat(wire.feeds())
          .extracting(WireFeed::name)
          .containsExactly(
              "Meridian Wire",
              "Harbour Post",
              "Delta Courier",
              "Ledger & Market",
              "Field Notes",
              "Touchline & Stage",
              "Sulu Sea Weekly");
      for (WireFeed feed : wire.feeds()) {
        assertThat(feed.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(feed.address().getPort()).isEqualTo(wire.port());
        assertThat(send(HttpRequest.newBuilder(feed.address())).statusCode()).isEqualTo(200);
      }
    }

    @Test
    void rssIsWellFormedAndComplete() throws Exception {
      HttpResponse<String> answer = get(MERIDIAN);

      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("application/rss+xml; charset=utf-8");
      Document rss = parse(answer.body());
      assertThat(rss.getDocumentElement().getTagName()).isEqualTo("rss");
      Element self = first(rss, "http://www.w3.org/2005/Atom", "link");
      assertThat(self.getAttribute("href")).isEqualTo(at(MERIDIAN).toString());
      Element item = item(rss, "tribunal-rejects-nine-dash-line");
      assertThat(text(item, "pubDate")).isEqualTo("Tue, 12 Jul 2016 09:50:00 GMT");
      assertThat(text(item, "guid"))
          .isEqualTo("tag:meridian-wire.example,2016-07-12:tribunal-rejects-nine-dash-line");
      assertThat(text(item, "dc:creator")).isEqualTo("Joanna Pereira");
      assertThat(text(item, "content:encoded")).startsWith("<p>THE HAGUE - China").endsWith("</p>");
    }

    @Test
    void atomIsWellFormedAndComplete() throws Exception {
      HttpResponse<String> answer = get(LEDGER);

      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("application/atom+xml; charset=utf-8");
      Document atom = parse(answer.body());
      assertThat(atom.getDocumentElement().getNamespaceURI())
          .isEqualTo("http://www.w3.org/2005/Atom");
      assertThat(text(atom.getDocumentElement(), "title")).isEqualTo("Ledger & Market");
      assertThat(text(atom.getDocumentElement(), "updated")).isEqualTo("2026-03-01T12:00:00Z");
      Element entry = first(atom, "http://www.w3.org/2005/Atom", "entry");
      assertThat(text(entry, "published")).isEqualTo("2024-03-19T04:40:00Z");
      assertThat(text(entry, "name")).isEqualTo("Kenji Aldous");
      assertThat(text(entry, "content")).startsWith("<p>The Bank of Japan");
    }

    @Test
    void everyFeedIsWellFormedOnceEverythingIsThere() throws Exception {
      pass(ALL);

      int entries = 0;
      for (WireFeed feed : wire.feeds()) {
        entries += entries(feed).size();
      }
      assertThat(entries)
          .isEqualTo(Outlets.load().stream().mapToInt(outlet -> outlet.articles().size()).sum());
    }

    @Test
    void everyLinkLeadsToThePageOfItsArticle() throws Exception {
      pass(ALL);

      for (WireFeed feed : wire.feeds()) {
        for (Element entry : entries(feed)) {
          URI link = link(entry);
          assertThat(link.toString()).startsWith(at("/").toString());
          HttpResponse<String> page = send(HttpRequest.newBuilder(link));
          assertThat(page.statusCode()).as(link.toString()).isEqualTo(200);
          assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
          assertThat(page.body())
              .contains("<link rel=\"canonical\" href=\"" + link + "\"/>")
              .contains("<article><h1>")
              .contains("lang=\"" + language(entry) + "\"");
        }
      }
    }
  }

  @Nested
  class Edits {
    private static final String HARBOUR = "/harbour-post/feed.xml";
    private static final String PAGE = "/harbour-post/second-thomas-understanding";

    @Test
    void changeTheTextUnderTheSameLinkAndName() throws Exception {
      pass(EDITED.minusSeconds(1));
      HttpResponse<String> feedBefore = get(HARBOUR);
      Element before = entry(HARBOUR, PAGE);
      assertThat(text(before, "title")).isEqualTo(FIRST_TITLE);
      assertThat(text(before, "updated")).isEqualTo(text(before, "published"));
      assertThat(get(PAGE).body()).contains("<h1>" + FIRST_TITLE);

      pass(Duration.ofSeconds(1));

      HttpResponse<String> feed = get(HARBOUR, "If-None-Match", header(feedBefore, "ETag"));
      assertThat(feed.statusCode()).isEqualTo(200);
      assertThat(header(feed, "Last-Modified")).isEqualTo("Sun, 01 Mar 2026 12:03:20 GMT");
      Element after = entry(HARBOUR, PAGE);
      assertThat(text(after, "title")).isEqualTo(LAST_TITLE);
      assertThat(text(after, "updated")).isEqualTo("2024-07-22T10:10:00Z");
      assertThat(text(after, "content")).contains("inaccurate");
      for (String lasting : List.of("id", "published", "name")) {
        assertThat(text(after, lasting)).isEqualTo(text(before, lasting));
      }
    }

    @Test
    void changeThePageToo() throws Exception {
      pass(EDITED.minusSeconds(1));
      String tag = header(get(PAGE), "ETag");

      pass(Duration.ofSeconds(1));

      HttpResponse<String> page = get(PAGE, "If-None-Match", tag);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(header(page, "Last-Modified")).isEqualTo("Sun, 01 Mar 2026 12:03:20 GMT");
      assertThat(page.body()).contains("<h1>" + LAST_TITLE).contains("2024-07-22T10:10:00Z");
    }
  }

  @Nested
  class Outages {
    private static final String DELTA = "/delta-courier/feed.xml";

    @Test
    void feedIsRefusedFirstAndThenReplacedByAPage() throws Exception {
      String tag = header(get(DELTA), "ETag");

      pass(Duration.ofSeconds(90));
      HttpResponse<String> refusal = get(DELTA, "If-None-Match", tag);
      assertThat(refusal.statusCode()).isEqualTo(503);
      assertThat(get("/delta-courier/scarborough-standoff").statusCode()).isEqualTo(200);
      assertThat(get(LEDGER).statusCode()).isEqualTo(200);

      pass(Duration.ofSeconds(60));
      HttpResponse<String> sorry = get(DELTA, "If-None-Match", tag);
      assertThat(sorry.statusCode()).isEqualTo(200);
      assertThat(header(sorry, "Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(sorry.body()).contains("Down for maintenance").doesNotContain("feed.xml");
    }

    @Test
    void whatAppearedMeanwhileIsThereWhenItIsOver() throws Exception {
      pass(Duration.ofSeconds(89));
      int before = entries(at(DELTA)).size();

      pass(Duration.ofSeconds(121));

      HttpResponse<String> feed = get(DELTA);
      assertThat(header(feed, "Content-Type")).isEqualTo("application/rss+xml; charset=utf-8");
      assertThat(feed.body()).contains("/delta-courier/condolences-for-trong");
      assertThat(entries(at(DELTA))).hasSize(before + 2);
    }
  }

  @Nested
  class Starts {
    @Test
    void timeCountsFromTheFirstReader() throws Exception {
      try (SampleWire fresh = SampleWire.start(0, now::get)) {
        URI page = fresh.feeds().get(3).address().resolve("fed-half-point-cut");
        pass(ALL);
        assertThat(send(HttpRequest.newBuilder(page)).statusCode()).isEqualTo(404);
        pass(FED_CUT);
        assertThat(send(HttpRequest.newBuilder(page)).statusCode()).isEqualTo(200);
      }
    }

    @Test
    void secondStartGoesOnFromTheFirst() throws Exception {
      pass(Duration.ofHours(1));
      String tag = header(get(LEDGER), "ETag");
      int port = wire.port();
      wire.close();

      try (SampleWire again = SampleWire.start(port, now::get, START)) {
        assertThat(again.port()).isEqualTo(port);
        assertThat(get(LEDGER, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/delta-courier/feed.xml").statusCode()).isEqualTo(200);
        assertThat(get("/harbour-post/feed.xml").body()).contains(LAST_TITLE);
      }
    }

    @Test
    void firstStartInTheFutureCountsAsNow() throws Exception {
      wire.close();

      try (SampleWire again =
          SampleWire.start(wire.port(), now::get, START.plus(Duration.ofDays(1)))) {
        assertThat(again.feeds()).isNotEmpty();
        assertThat(entries(at(LEDGER))).isNotEmpty();
        pass(ALL);
        assertThat(get("/ledger-and-market/fed-half-point-cut").statusCode()).isEqualTo(200);
      }
    }
  }

  @Nested
  class ConditionalRequests {
    @Test
    void unchangedFeedIsNotSentAgain() throws Exception {
      String tag = header(get(MERIDIAN), "ETag");

      assertThat(tag).startsWith("\"").endsWith("\"");
      for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
        HttpResponse<String> again = get(MERIDIAN, "If-None-Match", known);
        assertThat(again.statusCode()).as(known).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
      }
    }

    @Test
    void dateDecidesWhereThereIsNoTag() throws Exception {
      String date = header(get(MERIDIAN), "Last-Modified");

      assertThat(date).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
      assertThat(get(MERIDIAN, "If-Modified-Since", date).statusCode()).isEqualTo(304);
      assertThat(get(MERIDIAN, "If-Modified-Since", "Sun, 01 Mar 2026 11:59:59 GMT").statusCode())
          .isEqualTo(200);
      assertThat(get(MERIDIAN, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
    }

    @Test
    void tagOverrulesTheDate() throws Exception {
      String date = header(get(MERIDIAN), "Last-Modified");

      assertThat(
              get(MERIDIAN, "If-None-Match", "\"other\"", "If-Modified-Since", date).statusCode())
          .isEqualTo(200);
    }

    @Test
    void newArticleChangesTheFeed() throws Exception {
      HttpResponse<String> before = get(MERIDIAN);

      pass(Duration.ofSeconds(20));

      HttpResponse<String> after = get(MERIDIAN, "If-None-Match", header(before, "ETag"));
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(header(after, "Last-Modified")).isEqualTo("Sun, 01 Mar 2026 12:00:20 GMT");
      assertThat(
              text(elements(parse(after.body()).getElementsByTagName("item")).getFirst(), "link"))
          .isEqualTo(at("/meridian-wire/second-thomas-shoal-clash").toString());
    }

    @Test
    void otherOutletsStayUnchangedMeanwhile() throws Exception {
      String tag = header(get(LEDGER), "ETag");

      pass(Duration.ofSeconds(20));

      assertThat(get(LEDGER, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
  }

  @Nested
  class Pages {
    @Test
    void articleIsNotThereBeforeItAppears() throws Exception {
      String page = "/ledger-and-market/fed-half-point-cut";

      pass(FED_CUT.minusSeconds(1));
      assertThat(get(page).statusCode()).isEqualTo(404);
      assertThat(get(LEDGER).body()).doesNotContain(page);

      pass(Duration.ofSeconds(1));
      assertThat(get(page).statusCode()).isEqualTo(200);
      assertThat(get(LEDGER).body()).contains(page);
    }

    @Test
    void headAnswersAsGetWithoutTheBody() throws Exception {
      HttpResponse<String> get = get(LEDGER);

      HttpResponse<String> head = send(HttpRequest.newBuilder(at(LEDGER)).HEAD());

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      for (String name : List.of("ETag", "Last-Modified", "Content-Type", "Content-Length")) {
        assertThat(header(head, name)).isEqualTo(header(get, name));
      }
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
      for (String path : List.of("/", "/meridian-wire", "/meridian-wire/none", "/other/feed.xml")) {
        assertThat(get(path).statusCode()).as(path).isEqualTo(404);
      }
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
      HttpResponse<String> answer =
          send(HttpRequest.newBuilder(at(LEDGER)).POST(BodyPublishers.ofString("text")));

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + wire.port() + path);
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static Duration delay(String slug) {
    return Outlets.load().stream()
        .flatMap(outlet -> outlet.articles().stream())
        .filter(article -> article.slug().equals(slug))
        .map(WireArticle::delay)
        .findAny()
        .orElseThrow();
  }

  private List<Element> entries(WireFeed feed) throws Exception {
    return entries(feed.address());
  }

  /** The entries of an Atom feed or the items of an RSS one. */
  private List<Element> entries(URI feed) throws Exception {
    Document document = parse(send(HttpRequest.newBuilder(feed)).body());
    return Stream.of("entry", "item")
        .flatMap(name -> elements(document.getElementsByTagName(name)).stream())
        .toList();
  }

  private Element entry(String feed, String page) throws Exception {
    return entries(at(feed)).stream()
        .filter(entry -> link(entry).equals(at(page)))
        .findAny()
        .orElseThrow();
  }

  private static URI link(Element entry) {
    Element link = (Element) entry.getElementsByTagName("link").item(0);
    return URI.create(
        link.hasAttribute("href") ? link.getAttribute("href") : link.getTextContent());
  }

  private static String language(Element entry) {
    return entry.hasAttribute("xml:lang")
        ? entry.getAttribute("xml:lang")
        : text(entry, "dc:language");
  }

  private static Element item(Document rss, String slug) {
    return elements(rss.getElementsByTagName("item")).stream()
        .filter(item -> text(item, "link").endsWith("/" + slug))
        .findAny()
        .orElseThrow();
  }

  private static Element first(Document document, String namespace, String name) {
    return elements(document.getElementsByTagNameNS(namespace, name)).getFirst();
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }
}
