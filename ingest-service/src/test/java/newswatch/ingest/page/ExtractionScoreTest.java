package newswatch.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import newswatch.events.EventJson;
import newswatch.fetch.Content;
import newswatch.ingest.language.LanguageDetector;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real news pages, where the labelled data lies beside the checkout. */
class ExtractionScoreTest {
  private static final double WANTED = 0.97;

  @Test
  void textsOfRealPagesAreFound() throws IOException {
    Path data = data();
    assumeTrue(
        Files.isDirectory(data),
        () -> "skipped: there are no labelled pages in " + data + ", so nothing is measured");
    JsonNode truth = EventJson.mapper().readTree(data.resolve("ground-truth.json").toFile());
    PageReader reader = new PageReader(new LanguageDetector());
    ShingleScore score = new ShingleScore();
    for (Map.Entry<String, JsonNode> page : truth.properties()) {
      URI address = URI.create(page.getValue().path("url").asString());
      byte[] html = unpacked(data.resolve("html").resolve(page.getKey() + ".html.gz"));
      Reading reading = reader.read(new Content(html), "text/html", address);
      score.add(
          page.getValue().path("articleBody").asString(),
          reading instanceof Page article ? article.text() : "");
    }
    System.out.printf(
        "extraction: F1 %.4f, precision %.4f, recall %.4f on %d pages%n",
        score.f1(), score.precision(), score.recall(), truth.size());
    assertThat(score.f1()).isGreaterThanOrEqualTo(WANTED);
  }

  @Test
  void scoreIsThatOfTheBenchmark() {
    ShingleScore score = new ShingleScore();
    score.add("one two three four five six", "one two three four five");
    score.add("a b c d", "x a b c d");
    assertThat(score.precision()).isEqualTo((1 + 0.5) / 2);
    assertThat(score.recall()).isEqualTo((2 / 3.0 + 1) / 2);
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static Path data() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.isRegularFile(root.resolve("newswatch"))) {
      root = root.getParent();
    }
    Path beside = root.resolveSibling("shared").resolve("data");
    return Path.of(System.getProperty("newswatch.data", beside.toString())).resolve("extraction");
  }
}
