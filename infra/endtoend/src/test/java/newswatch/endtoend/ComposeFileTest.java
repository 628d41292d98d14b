package newswatch.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeFileTest {
  private static final Path ROOT = Path.of(requireNonNull(System.getProperty("newswatch.root")));
  private static final Pattern CHOSEN = Pattern.compile("\\$\\{(NEWSWATCH_[A-Z_]+)");

  @Test
  void serversAreThoseOfTheLocalStack() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docker-compose.yml")))
        .contains("image: apache/kafka:" + System.getProperty("newswatch.kafka-server.version"))
        .contains(
            "docker.elastic.co/elasticsearch/elasticsearch:"
                + System.getProperty("newswatch.elasticsearch.version"));
  }

  @Test
  void whatPeopleMayChooseIsTold() throws IOException {
    Set<String> chosen = new TreeSet<>();
    for (String file :
        List.of(
            "docker-compose.yml",
            "infra/deploy/docker/own-servers.yml",
            "infra/deploy/docker/with-users.yml")) {
      CHOSEN
          .matcher(Files.readString(ROOT.resolve(file)))
          .results()
          .forEach(variable -> chosen.add("`" + variable.group(1) + "`"));
    }
    assertThat(chosen).contains("`NEWSWATCH_PORT`", "`NEWSWATCH_SECRETS`");
    assertThat(Files.readString(ROOT.resolve("docs/containers.md"))).contains(chosen);
  }
}
