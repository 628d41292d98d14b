package newswatch.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import newswatch.events.EventJson;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The dates of others' test suites, where they are beside the checkout. */
class FeedDateCasesTest {
  private static final Path DATES = Path.of("shared/data/feeds/dates.json");

  @Test
  void allAreReadOrRefusedAsTheySay() throws IOException {
    String told = System.getProperty("newswatch.data");
    Path file =
        told != null
            ? Path.of(told, "feeds", "dates.json")
            : Stream.iterate(Path.of("").toAbsolutePath(), one -> one != null, Path::getParent)
                .map(folder -> folder.resolve(DATES))
                .filter(Files::exists)
                .findFirst()
                .orElse(DATES);
    assumeTrue(Files.exists(file), DATES + " is not beside the checkout: nothing to measure with");
    JsonNode dates = EventJson.mapper().readTree(file);
    assertThat(dates.size()).isPositive();
    SoftAssertions.assertSoftly(
        all -> {
          for (JsonNode date : dates) {
            JsonNode instant = date.path("instant");
            all.assertThat(FeedDate.of(date.path("text").asString()))
                .as(date.path("text").asString())
                .isEqualTo(instant.isNull() ? null : Instant.parse(instant.asString()));
          }
        });
  }
}
