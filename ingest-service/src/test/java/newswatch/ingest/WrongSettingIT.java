package newswatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as its own process, with a setting that cannot work. */
class WrongSettingIT {
  /** Port 1 is nobody's. */
  private static final String NOWHERE = "--spring.kafka.bootstrap-servers=127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void valueThatMakesNoSenseEndsItBeforeAnythingIsWaitedFor() throws Exception {
    assertThat(lastWords(NOWHERE, "--newswatch.feeds.interval=0s"))
        .contains("newswatch.feeds.interval is '0s' (")
        .endsWith("newswatch.feeds.interval is at least 1s. Correct the setting.");
  }

  @Test
  void brokerThatIsNowhereEndsItAfterTheStatedTime() throws Exception {
    assertThat(lastWords(NOWHERE, "--newswatch.start.patience=2s"))
        .contains("waited 2 s for Kafka at 127.0.0.1:1, which does not answer: Connection refused")
        .contains("correct spring.kafka.bootstrap-servers");
  }

  /** Read before the logging is set up. */
  @Test
  void secretsThatAreNotThereEndItInOneLineToo() throws Exception {
    assertThat(lastWords(NOWHERE, "--spring.config.import=configtree:" + folder + "/none/"))
        .contains(folder + "/none");
  }

  /** The last line, after no other that is graver than information. */
  private String lastWords(String... settings) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IngestService.class.getName(),
                "--server.port=0"));
    command.addAll(List.of(settings));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(log, UTF_8);
    assertThat(process.exitValue()).as("%s", lines).isEqualTo(1);
    assertThat(lines).filteredOn(line -> !line.contains(" INFO ")).hasSize(1);
    assertThat(lines.getLast()).contains(" ERROR ");
    return lines.getLast().strip();
  }
}
