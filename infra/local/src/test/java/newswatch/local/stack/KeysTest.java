package newswatch.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import newswatch.local.process.Program;
import newswatch.local.process.Unable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  @TempDir private Path home;

  @Test
  void fileIsMadeOnceForItsOwnerAlone() throws IOException {
    Path file = Keys.in(home, null);
    String made = Files.readString(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Keys.in(home, " ")).isEqualTo(file).hasContent(made);
  }

  @Test
  void fileOfOnesOwnIsTakenAndNothingIsMade() throws IOException {
    Path own = home.resolve("own");
    assertThat(Keys.in(home, own.toString())).isEqualTo(own);
    try (var files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void folderThatIsMissingIsToldInASentence() {
    assertThatThrownBy(() -> Keys.in(home.resolve("none"), null))
        .isInstanceOf(Unable.class)
        .hasMessageContaining("NEWSWATCH_KEY_FILE");
  }

  @Test
  void servicesThatUseTheKeysAreToldOfThemAndTheOthersAreNot() throws IOException {
    for (String name : List.of("ingest", "classify", "search")) {
      Path target = Files.createDirectories(home.resolve(name + "-service/target"));
      try (var jar =
          new ZipOutputStream(Files.newOutputStream(target.resolve(name + "-service.jar")))) {
        jar.putNextEntry(new ZipEntry("empty"));
        jar.closeEntry();
      }
    }
    Plan plan =
        new Plan(
            home,
            home,
            home,
            Ports.free(),
            home.resolve("feeds.opml"),
            Optional.empty(),
            Optional.of(home.resolve("keys")),
            List.of(),
            Map.of(),
            false);
    String argument = "--newswatch.key.file=" + home.resolve("keys");
    for (Program program : plan.services()) {
      Service service = (Service) program;
      assertThat(service.arguments().contains(argument))
          .as(service.name())
          .isEqualTo(!service.name().equals("classify"));
    }
  }
}
