package newswatch.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void serverThatComesUpIsWaitedFor() {
    AtomicInteger calls = new AtomicInteger();
    String answer =
        patience(Duration.ofSeconds(10))
            .await(
                "Kafka at nowhere:9092",
                "spring.kafka.bootstrap-servers",
                () -> {
                  if (calls.incrementAndGet() < 3) {
                    throw new IOException("connection refused");
                  }
                  return "up";
                });
    assertThat(answer).isEqualTo("up");
    assertThat(calls).hasValue(3);
  }

  @Test
  void serverThatStaysAwayEndsTheStartWithItsNameTheTimeAndTheRemedy() {
    assertThatThrownBy(
            () ->
                patience(Duration.ZERO)
                    .await(
                        "Kafka at nowhere:9092",
                        "spring.kafka.bootstrap-servers",
                        () -> {
                          throw new IOException("connection refused");
                        }))
        .isInstanceOfSatisfying(
            CannotStart.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "waited 0 s for Kafka at nowhere:9092, which does not answer: connection"
                          + " refused");
              assertThat(e.remedy()).contains("spring.kafka.bootstrap-servers");
            });
  }

  @Test
  void processThatIsAskedToEndWaitsNoLonger() {
    Patience patience = patience(Duration.ofMinutes(1));
    assertThatThrownBy(
            () ->
                patience.await(
                    "Kafka at nowhere:9092",
                    "spring.kafka.bootstrap-servers",
                    () -> {
                      patience.end();
                      throw new IOException("connection refused");
                    }))
        .isInstanceOf(CannotStart.class)
        .hasMessage("asked to end while waiting for Kafka at nowhere:9092");
  }

  private static Patience patience(Duration limit) {
    return new Patience(new StartProperties(limit));
  }
}
