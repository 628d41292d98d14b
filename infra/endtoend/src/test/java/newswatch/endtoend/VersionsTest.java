package newswatch.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionsTest {
  @Test
  void composeFileNamesTheServersThatTheLocalStackRuns() throws IOException {
    Path root = Path.of(requireNonNull(System.getProperty("newswatch.root")));
    String compose = Files.readString(root.resolve("docker-compose.yml"));
    assertThat(compose)
        .contains("image: apache/kafka:" + System.getProperty("newswatch.kafka-server.version"))
        .contains(
            "docker.elastic.co/elasticsearch/elasticsearch:"
                + System.getProperty("newswatch.elasticsearch.version"));
  }
}
