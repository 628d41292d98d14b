package newswatch.search.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import newswatch.start.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UsersConfigurationTest {
  @TempDir private Path folder;

  @Test
  void firstTokenIsMadeAndToldOnce() throws Exception {
    Path file = folder.resolve("users.yml");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UsersConfiguration.makeFirst(file, new PrintStream(out, true, UTF_8));
    String said = out.toString(UTF_8);
    String made = Files.readString(file);
    UsersConfiguration.makeFirst(file, new PrintStream(out, true, UTF_8));

    assertThat(out.toString(UTF_8)).isEqualTo(said).hasLineCount(1);
    assertThat(file).hasContent(made);
    String token = said.strip().substring(said.strip().lastIndexOf(' ') + 1);
    assertThat(UsersFile.read(file).program(TokenHash.of(token)))
        .hasValueSatisfying(admin -> assertThat(admin.role()).isEqualTo(Role.ADMIN));
  }

  @Test
  void withoutAFileNobodyIsAsked() {
    assertThat(users("newswatch.access.users-file", "").areKnown()).isFalse();
  }

  @Test
  void fileThatCannotBeUsedOrMadeEndsTheStartWithWhatToDo() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> users("newswatch.access.users-file", folder.resolve("none").toString()))
        .satisfies(e -> assertThat(e.remedy()).contains("./newswatch token add"));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(
            () ->
                users(
                    "newswatch.access.users-file",
                    folder.resolve("no/folder/users.yml").toString(),
                    "newswatch.access.first-token",
                    "true"))
        .withMessageContaining("cannot be made");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> users("newswatch.access.first-token", "true"))
        .satisfies(e -> assertThat(e.remedy()).contains("newswatch.access.users-file"));
  }

  private static CurrentUsers users(String... settings) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      map.put(settings[i], settings[i + 1]);
    }
    AccessProperties access =
        new Binder(new MapConfigurationPropertySource(map))
            .bindOrCreate("newswatch.access", AccessProperties.class);
    return UsersConfiguration.users(access, InstantSource.system());
  }
}
