package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small run against the real broker and the jar of ingest-service as it was built. */
@Tag("bench")
class PollingBenchIT {
  @Test
  void smallRunIsSoundAndTellsItsFigures() throws Exception {
    PollingOptions options =
        PollingOptions.of(
            List.of(
                "--feeds",
                "40",
                "--rounds",
                "1",
                "--phases",
                "cold",
                "--contestants",
                "newswatch",
                // A run this small ends before the slower compiler has paid off.
                "--java-options",
                "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
    List<String> progress = new ArrayList<>();
    Outcome outcome =
        new PollingBench(options, Path.of(System.getProperty("newswatch.root")), progress::add)
            .run();
    assertThat(outcome.sound()).as(String.join("\n", progress)).isTrue();
    JsonNode result = EventJson.mapper().readTree(outcome.json());
    // Of the round itself: where neighbours are loud, it may count for no median.
    JsonNode round = result.at("/contestants/newswatch/rounds/0");
    assertThat(round.at("/phases/cold/seconds").asDouble()).isPositive();
    assertThat(round.at("/phases/cold/requests").asInt()).isEqualTo(40);
    assertThat(round.at("/phases/cold/cpuSeconds").asDouble()).isPositive();
    assertThat(round.at("/ledger/expected").asInt()).isEqualTo(800);
    assertThat(round.at("/peakResidentBytes").asLong()).isPositive();
    assertThat(result.at("/machine/cores").asInt()).isPositive();
  }
}
