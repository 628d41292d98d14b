package newswatch.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLogTest {
  @TempDir Path folder;

  @Test
  void lineIsReadOnceAndOnlyWhenItIsWhole() throws Exception {
    Path file = folder.resolve("requests.log");
    RequestLog log = new RequestLog(file);
    assertThat(log.news()).isEmpty();
    Files.writeString(file, "1793362212.123 /feeds/00001.xml 200 5120\n1793362212.5 /feeds");
    assertThat(log.news())
        .containsExactly(
            new Request(Instant.ofEpochMilli(1_793_362_212_123L), "feeds/00001.xml", 200, 5_120));
    Files.writeString(file, "/00002.xml 304 180\n", StandardOpenOption.APPEND);
    assertThat(log.news())
        .containsExactly(
            new Request(Instant.ofEpochMilli(1_793_362_212_500L), "feeds/00002.xml", 304, 180));
    assertThat(log.news()).isEmpty();
  }

  @Test
  void otherLineIsRefused() {
    assertThatThrownBy(() -> Request.of("nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonsense");
  }
}
