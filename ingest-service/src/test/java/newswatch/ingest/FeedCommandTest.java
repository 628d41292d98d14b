package newswatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.ingest.Rss.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FeedCommandTest {
  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>An Atom Feed</title><id>urn:f</id>
      <link href="https://news.example/"/><updated>2026-01-01T00:00:00Z</updated>
      <entry><id>urn:a</id><title>Atomic</title><published>2026-01-02T00:00:00+01:00</published>
      <updated>2026-01-03T00:00:00Z</updated><category term="world"/>
      <link href="/a?utm_source=x"/><summary type="html">&lt;p>In short&lt;/p></summary>
      <author><name>Ann</name></author></entry></feed>
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void fileIsAnsweredWithWhatThePollReads() throws IOException {
    String file = file("a.xml", Rss.of(item("one", "One")).xml());

    assertThat(run("", "", file)).isZero();
    JsonNode line = lines().getFirst();
    assertThat(line.path("id").asString()).isEqualTo(file);
    assertThat(line.path("ok").asBoolean()).isTrue();
    assertThat(line.path("error").isNull()).isTrue();
    assertThat(line.at("/feed/format").asString()).isEqualTo("rss-2.0");
    assertThat(line.at("/feed/title").asString()).isEqualTo("The Daily Example");
    assertThat(line.at("/entries/0/title").asString()).isEqualTo("One");
    assertThat(line.at("/entries/0/guid").asString()).isEqualTo("one");
    assertThat(line.at("/entries/0/summary").asString()).isEqualTo("One, in short.");
  }

  @Test
  void batchIsAnsweredInOrderAndWhatFailsStopsNothing() throws IOException {
    String atom = file("a.xml", ATOM);
    String html = file("b.html", "<!doctype html><html>");
    String requests =
        """
        {"id":"1","file":"%s","url":"https://news.example/feeds/x"}
        {"id":"2","file":"%s","url":"https://news.example/"}

        {broken
        {"id":"4","file":"nowhere.xml"}
        {"id":"5"}
        {"id":"6","url":"http://127.0.0.1:1/feed"}
        """
            .formatted(atom, html);

    assertThat(run(requests, "", "--batch")).isEqualTo(1);
    assertThat(lines())
        .extracting(line -> line.path("id").asString())
        .containsExactly("1", "2", "4", "4", "5", "6");
    assertThat(lines())
        .extracting(line -> line.path("error").asString(""))
        .satisfiesExactly(
            none -> assertThat(none).isEmpty(),
            page -> assertThat(page).isEqualTo("an HTML page, not a feed"),
            broken -> assertThat(broken).startsWith("the line is no JSON"),
            gone -> assertThat(gone).isEqualTo("there is no file nowhere.xml"),
            empty -> assertThat(empty).isEqualTo("the request names neither a file nor a url"),
            secret -> assertThat(secret).startsWith("127.0.0.1 is not a public address"));
    JsonNode entry = lines().getFirst().at("/entries/0");
    assertThat(entry.path("link").asString()).isEqualTo("https://news.example/a?utm_source=x");
    assertThat(entry.path("url").asString()).isEqualTo("https://news.example/a");
    assertThat(entry.path("published").asString()).isEqualTo("2026-01-01T23:00:00Z");
    assertThat(entry.path("updated").asString()).isEqualTo("2026-01-03T00:00:00Z");
    assertThat(entry.at("/categories/0").asString()).isEqualTo("world");
    assertThat(entry.path("author").asString()).isEqualTo("Ann");
  }

  @Test
  void headersSayWhereTheLinksOfAFileLead() throws IOException {
    String file = file("a.xml", "<rss><item><link>a</link></item></rss>");
    String request =
        """
        {"id":"1","file":"%s","url":"https://news.example/x/feed","headers":%s}
        """;

    assertThat(
            run(
                request.formatted(file, "{}")
                    + request.formatted(file, "{\"Content-Location\":\"/y/feed\"}"),
                "",
                "--batch"))
        .isZero();
    assertThat(lines())
        .extracting(line -> line.at("/entries/0/link").asString())
        .containsExactly("https://news.example/x/a", "https://news.example/y/a");
  }

  @Test
  void listOfSitemapsIsSaidToBeOne() throws IOException {
    String index = file("i.xml", "<sitemapindex><sitemap><loc>/a</loc></sitemap></sitemapindex>");

    assertThat(run("", "", index)).isEqualTo(1);
    assertThat(lines().getFirst().path("error").asString())
        .isEqualTo("a list of sitemaps, not a feed: it names 1");
  }

  @Test
  void addressThatIsAllowedIsFetched() {
    try (Publisher publisher = new Publisher()) {
      publisher.serve("/feed", "application/rss+xml", Rss.of(item("one", "One")).xml());

      assertThat(run("", publisher.hostAndPort(), publisher.address("/feed").toString())).isZero();
      assertThat(lines().getFirst().at("/entries/0/title").asString()).isEqualTo("One");
    }
  }

  @Test
  void wrongUseIsToldWithoutAnAnswer() {
    assertThat(run("", "")).isEqualTo(2);
    assertThat(run("", "", "--bach")).isEqualTo(2);
    assertThat(run("", "nonsense", "--batch")).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8)).contains("usage: newswatch feed", "NEWSWATCH_FETCH_ALLOW");
  }

  private int run(String in, String allow, String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "feed";
    System.arraycopy(more, 0, args, 1, more.length);
    return FeedCommand.run(
        args,
        name -> "NEWSWATCH_FETCH_ALLOW".equals(name) ? allow : "",
        new ByteArrayInputStream(in.getBytes(UTF_8)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  private List<JsonNode> lines() {
    return out.toString(UTF_8).lines().map(EventJson.mapper()::readTree).toList();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
