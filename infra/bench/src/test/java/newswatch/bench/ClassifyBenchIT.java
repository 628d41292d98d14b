package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small run against real brokers and the jar of classify-service as it was built. */
@Tag("bench")
class ClassifyBenchIT {
  @Test
  void smallRunIsSoundAndTellsItsStages() throws Exception {
    ClassifyOptions options =
        ClassifyOptions.of(
            List.of(
                "--articles",
                "200",
                "--topics",
                "50",
                "--rounds",
                "1",
                "--java-options",
                "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
    List<String> progress = new ArrayList<>();
    Outcome outcome =
        new ClassifyBench(options, Path.of(System.getProperty("newswatch.root")), progress::add)
            .run();
    assertThat(outcome.sound()).as(String.join("\n", progress)).isTrue();
    JsonNode round = EventJson.mapper().readTree(outcome.json()).at("/newswatch/rounds/0");
    assertThat(round.at("/told").asInt()).isBetween(180, 200);
    assertThat(round.at("/doubled").asInt()).isZero();
    assertThat(round.at("/cpuSeconds").asDouble()).isPositive();
    assertThat(round.at("/stages").propertyNames())
        .containsExactlyInAnyOrder(
            "tag", "match", "sketch", "place", "write-classified", "write-tagged");
  }
}
