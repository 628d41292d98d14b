package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small run with Lucene Monitor on its own class path, and JMH. */
@Tag("bench")
class MatchingBenchIT {
  @Test
  void smallRunFindsTheSameWithLuceneMonitorAndTellsItsFigures() throws Exception {
    MatchingOptions options =
        MatchingOptions.of(List.of("--workloads", "300-mixed", "--rounds", "1", "--seconds", "1"));
    List<String> progress = new ArrayList<>();
    Outcome outcome =
        new MatchingBench(options, Path.of(System.getProperty("newswatch.root")), progress::add)
            .run();
    assertThat(outcome.sound()).as(String.join("\n", progress)).isTrue();
    JsonNode contestants =
        EventJson.mapper().readTree(outcome.json()).at("/workloads/300-mixed/contestants");
    for (String who : List.of("newswatch", "lucene-monitor")) {
      assertThat(contestants.path(who).path("sameMatches").asString())
          .isEqualTo("2000 of 2000 articles");
      // Of the round itself: where neighbours are loud, it may count for no median.
      assertThat(contestants.path(who).at("/rounds/0/processor").asDouble()).isPositive();
      assertThat(contestants.path(who).at("/rounds/0/p99").asDouble()).isPositive();
    }
    JsonNode costly = EventJson.mapper().readTree(outcome.json()).path("costly");
    assertThat(costly.size()).isGreaterThan(10);
    assertThat(costly.findValuesAsString("ended")).contains("given up", "rejected at position 20");
  }
}
