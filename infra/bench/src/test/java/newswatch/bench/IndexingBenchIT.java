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
class IndexingBenchIT {
  @Test
  void smallRunIsSoundAndTheLimitStoresTheSame() throws Exception {
    IndexingOptions options =
        IndexingOptions.of(
            List.of("--articles", "1000", "--rounds", "1", "--contestants", "limit,newswatch"));
    List<String> progress = new ArrayList<>();
    Outcome outcome =
        new IndexingBench(options, Path.of(System.getProperty("newswatch.root")), progress::add)
            .run();
    assertThat(outcome.sound()).as(String.join("\n", progress)).isTrue();
    JsonNode result = EventJson.mapper().readTree(outcome.json());
    JsonNode ours = result.at("/newswatch/rounds/0");
    assertThat(ours.at("/deadLetters").asInt()).isEqualTo(1);
    assertThat(ours.at("/records").asInt()).isBetween(1, 1_326);
    assertThat(ours.at("/indexerCpuSeconds").asDouble()).isPositive();
    JsonNode limit = result.at("/limit/rounds/0");
    for (String wrong : List.of("/lost", "/doubled", "/wrongVersions", "/different")) {
      assertThat(limit.at(wrong).asInt(-1)).as(wrong).isZero();
    }
  }
}
