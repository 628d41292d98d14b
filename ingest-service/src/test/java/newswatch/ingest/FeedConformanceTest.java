package newswatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import newswatch.events.EventJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many conformance cases of others' feed readers {@code newswatch feed --batch} passes. They
 * are not part of this project: the folder {@code shared/data/feeds} is looked for beside the
 * checkout, or where the system property {@code newswatch.data} says. Whether a case is passed, its
 * own script decides, which takes python3.
 */
class FeedConformanceTest {
  private static final Path FEEDS = Path.of("shared/data/feeds");
  private static final double LEAST = 0.97;
  private static final Pattern ALL = Pattern.compile("ALL cases +(\\d+)/ *(\\d+)");

  @TempDir private Path folder;
  private Path feeds = FEEDS;

  @BeforeEach
  void findCases() {
    String told = System.getProperty("newswatch.data");
    Path here = Path.of("").toAbsolutePath();
    feeds =
        told != null
            ? Path.of(told, "feeds")
            : Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FEEDS))
                .filter(Files::exists)
                .findFirst()
                .orElse(FEEDS);
    assumeTrue(
        Files.exists(feeds.resolve("cases.json")),
        FEEDS + " is not beside the checkout: nothing to measure with");
  }

  @Test
  void almostAllCasesPass() throws IOException, InterruptedException {
    Path predictions = folder.resolve("predictions.json");
    Files.write(predictions, EventJson.write(answers()));
    Matcher score = ALL.matcher(score(predictions));

    assertThat(score.find()).isTrue();
    double passed = Double.parseDouble(score.group(1)) / Double.parseDouble(score.group(2));
    assertThat(passed).isGreaterThanOrEqualTo(LEAST);
  }

  private ObjectNode answers() throws IOException {
    StringBuilder requests = new StringBuilder();
    for (JsonNode one : EventJson.mapper().readTree(feeds.resolve("cases.json"))) {
      ObjectNode request = EventJson.mapper().createObjectNode();
      request.put("id", one.path("id").asString());
      request.put("file", feeds.resolve(one.path("file").asString()).toString());
      request.set("url", one.path("feedUrl"));
      request.set("headers", one.path("headers"));
      requests.append(request).append('\n');
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FeedCommand.run(
        new String[] {"feed", "--batch"},
        _ -> "",
        new ByteArrayInputStream(requests.toString().getBytes(UTF_8)),
        new PrintStream(out, true, UTF_8),
        System.err);
    ObjectNode answers = EventJson.mapper().createObjectNode();
    out.toString(UTF_8)
        .lines()
        .map(EventJson.mapper()::readTree)
        .forEach(answer -> answers.set(answer.path("id").asString(), answer));
    return answers;
  }

  private String score(Path predictions) throws IOException, InterruptedException {
    ProcessBuilder script =
        new ProcessBuilder(
                "python3",
                feeds.resolve("score_feeds.py").toString(),
                feeds.resolve("cases.json").toString(),
                predictions.toString())
            .redirectErrorStream(true);
    Process process;
    try {
      process = script.start();
    } catch (IOException e) {
      assumeTrue(false, "there is no python3 to score with: " + e.getMessage());
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
