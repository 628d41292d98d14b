package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small run against real servers and the jar of search-service as it was built. */
@Tag("bench")
class SearchBenchIT {
  @Test
  void smallRunAnswersEverySearchAndFindsWhatArrives() throws Exception {
    SearchOptions options =
        SearchOptions.of(
            List.of(
                "--articles",
                "2000",
                "--searches",
                "3",
                "--arriving",
                "10",
                "--seconds",
                "5",
                "--rounds",
                "1"));
    List<String> progress = new ArrayList<>();
    Outcome outcome =
        new SearchBench(options, Path.of(System.getProperty("newswatch.root")), progress::add)
            .run();
    assertThat(outcome.sound()).as(String.join("\n", progress)).isTrue();
    JsonNode round = EventJson.mapper().readTree(outcome.json()).at("/arriving10/rounds/0");
    assertThat(round.at("/ours/answered/count").asInt()).isEqualTo(15);
    assertThat(round.at("/direct/answered/count").asInt()).isEqualTo(15);
    assertThat(round.at("/lag/p99").asDouble()).isBetween(1.0, 30_000.0);
  }
}
