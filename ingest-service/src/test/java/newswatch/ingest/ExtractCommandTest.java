package newswatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExtractCommandTest {
  private static final String PAGE =
      """
      <html lang="en"><head><title>Talks begin | Harbour Post</title>
      <meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="%s">
      <meta property="article:published_time" content="2026-01-02T03:04:05Z">
      <meta name="author" content="By Ann Author"></head><body><article><h1>Talks begin</h1>
      <p>The two delegations met on Monday, and they spoke about the fishing grounds for hours.</p>
      <p>Neither side said afterwards what had been agreed, but both called it a good start.</p>
      </article></body></html>
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void eachFileIsAnsweredInOrderPackedOrNot() throws IOException {
    String plain = file("a.html", PAGE.formatted("https://post.example/talks?utm_source=x"));
    String packed = packed("b.html.gz", PAGE.formatted("/talks"));

    assertThat(run(plain, packed)).isZero();
    assertThat(lines()).hasSize(2);
    JsonNode line = lines().getFirst();
    assertThat(line.propertyNames())
        .containsExactly(
            "file", "title", "body", "author", "publishedAt", "language", "canonicalUrl");
    assertThat(line.path("file").asString()).isEqualTo(plain);
    assertThat(line.path("title").asString()).isEqualTo("Talks begin");
    assertThat(line.path("body").asString())
        .startsWith("The two delegations")
        .contains("hours.\n\nNeither side");
    assertThat(line.path("author").asString()).isEqualTo("Ann Author");
    assertThat(line.path("publishedAt").asString()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(line.path("language").asString()).isEqualTo("en");
    assertThat(line.path("canonicalUrl").asString()).isEqualTo("https://post.example/talks");
    assertThat(lines().getLast().path("file").asString()).isEqualTo(packed);
    assertThat(lines().getLast().path("canonicalUrl").isNull()).isTrue();
  }

  @Test
  void addressMakesLinksWholeAndIsBelievedMoreThanThePage() throws IOException {
    String own = file("a.html", PAGE.formatted("/talks"));
    String other = file("b.html", PAGE.formatted("https://elsewhere.example/x"));

    assertThat(run(own, "--url", "https://post.example/m/1")).isZero();
    assertThat(run("--url=https://post.example/m/2", other)).isZero();
    assertThat(lines())
        .extracting(line -> line.path("canonicalUrl").asString())
        .containsExactly("https://post.example/talks", "https://post.example/m/2");
  }

  @Test
  void whatIsNoArticleIsToldAndStopsNothing() throws IOException {
    String empty = file("a.html", "<nav><a href=/>World</a></nav>");
    String broken = file("b.gz", "\u001f");
    String article = file("c.html", PAGE.formatted("/talks"));

    assertThat(run("nowhere.html", empty, folder.toString(), broken, article)).isEqualTo(1);
    assertThat(lines())
        .extracting(line -> line.path("error").asString(""))
        .satisfiesExactly(
            gone -> assertThat(gone).isEqualTo("there is no file nowhere.html"),
            none -> assertThat(none).isEqualTo("no text of an article was found on the page"),
            directory -> assertThat(directory).contains("cannot be read"),
            odd -> assertThat(odd).isNotEmpty(),
            well -> assertThat(well).isEmpty());
    assertThat(lines().getFirst().path("body").isNull()).isTrue();
  }

  @Test
  void wrongUseIsToldWithoutAnAnswer() throws IOException {
    String page = file("a.html", PAGE.formatted("/talks"));
    assertThat(run()).isEqualTo(2);
    assertThat(run("-")).isEqualTo(2);
    assertThat(run(page, "--url")).isEqualTo(2);
    assertThat(run(page, page, "--url", "https://post.example/a")).isEqualTo(2);
    assertThat(run(page, "--url", "ftp://post.example/a")).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8))
        .contains(
            "'extract' wants the name of a file",
            "'extract' does not know '-'",
            "--url goes with one file, not with 2",
            "--url: no http or https address: ftp://post.example/a",
            "usage: newswatch extract FILE.html...");
  }

  @Test
  void helpIsGiven() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8)).contains("usage: newswatch extract");
  }

  private int run(String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "extract";
    System.arraycopy(more, 0, args, 1, more.length);
    return ExtractCommand.run(
        args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private List<JsonNode> lines() {
    return out.toString(UTF_8).lines().map(EventJson.mapper()::readTree).toList();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String packed(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream to = new GZIPOutputStream(Files.newOutputStream(file))) {
      to.write(text.getBytes(UTF_8));
    }
    return file.toString();
  }
}
