package newswatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import newswatch.start.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AbsentBrokerIT {
  /** Port 1 is nobody's. */
  private static final String NOWHERE = "127.0.0.1:1";

  @Test
  void startWaitsForItSaysSoAndGivesUpAfterTheStatedTime(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                SpringApplication.run(
                    IngestService.class,
                    "--spring.kafka.bootstrap-servers=" + NOWHERE,
                    "--server.port=0",
                    "--newswatch.start.patience=6s"))
        .satisfies(
            thrown -> {
              Throwable cause = thrown;
              while (!(cause instanceof CannotStart) && cause.getCause() != null) {
                cause = cause.getCause();
              }
              assertThat(cause)
                  .isInstanceOfSatisfying(
                      CannotStart.class,
                      cannot -> {
                        assertThat(cannot)
                            .hasMessageMatching(
                                "waited 6 s for Kafka at "
                                    + NOWHERE
                                    + ", which does not answer: .+");
                        assertThat(cannot.remedy()).contains("spring.kafka.bootstrap-servers");
                      });
            });
    assertThat(output.getAll())
        .contains("waiting for Kafka at", "ERROR CannotStart: waited 6 s for Kafka at")
        .doesNotContain("\tat newswatch.", "APPLICATION FAILED TO START");
  }
}
