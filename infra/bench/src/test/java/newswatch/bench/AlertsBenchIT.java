package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small run against real servers and the jars of the services as they were built. */
@Tag("bench")
class AlertsBenchIT {
  @Test
  void smallRunTellsEverySubscriptionOnce() throws Exception {
    AlertsOptions options =
        AlertsOptions.of(
            List.of(
                "--subscriptions",
                "20",
                "--topics",
                "20",
                "--receivers",
                "3",
                "--articles",
                "5",
                "--warm-up",
                "2",
                "--seconds",
                "5",
                "--burst",
                "20",
                "--rounds",
                "1"));
    List<String> progress = new ArrayList<>();
    Outcome outcome =
        new AlertsBench(options, Path.of(System.getProperty("newswatch.root")), progress::add)
            .run();
    assertThat(outcome.sound()).as(String.join("\n", progress)).isTrue();
    JsonNode round = EventJson.mapper().readTree(outcome.json()).at("/subscriptions20/rounds/0");
    assertThat(round.at("/ledger/lost").asInt()).isZero();
    assertThat(round.at("/bareLedger/lost").asInt()).isZero();
    assertThat(round.at("/steady/latency/count").asInt()).isGreaterThanOrEqualTo(12);
    assertThat(round.at("/steady/latency/p99").asDouble()).isBetween(1.0, 60_000.0);
    assertThat(round.at("/burst/latency/count").asInt()).isGreaterThanOrEqualTo(20);
    assertThat(round.at("/memory/classify/resident").asInt()).isPositive();
  }
}
