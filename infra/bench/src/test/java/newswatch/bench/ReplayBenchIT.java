package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small run against a real broker and the jars of the services as they were built. */
@Tag("bench")
class ReplayBenchIT {
  @Test
  void smallRunTellsOfLiveNewsWithoutAndWithAReplay() throws Exception {
    ReplayOptions options =
        ReplayOptions.of(
            List.of(
                "--archive",
                "8000",
                "--live",
                "5",
                "--seconds",
                "7",
                "--topics",
                "50",
                "--rounds",
                "1",
                "--java-options",
                "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
    List<String> progress = new ArrayList<>();
    Outcome outcome =
        new ReplayBench(options, Path.of(System.getProperty("newswatch.root")), progress::add)
            .run();
    assertThat(outcome.sound()).as(String.join("\n", progress)).isTrue();
    JsonNode round = EventJson.mapper().readTree(outcome.json()).at("/rounds/0");
    for (String phase : List.of("without", "with")) {
      assertThat(round.at("/" + phase + "/count").asInt()).isEqualTo(10);
      assertThat(round.at("/" + phase + "/p50").asDouble()).isPositive();
    }
    assertThat(round.at("/replayedPerSecond").asDouble()).isPositive();
  }
}
