package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import newswatch.events.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CurrentUsersTest {
  private static final User ANA = program("ana");
  private static final User BO = program("bo");

  @TempDir private Path folder;
  private Path file;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private CurrentUsers users;

  @BeforeEach
  void read() throws IOException {
    file = folder.resolve("users.yml");
    UsersBook.make(file, ANA);
    users = CurrentUsers.of(file, () -> now);
  }

  @Test
  void changedFileIsReadASecondLater() throws IOException {
    UsersBook.add(file, BO);
    assertThat(users.now().all()).containsExactly(ANA);
    now = now.plus(Duration.ofSeconds(1));
    assertThat(users.now().all()).containsExactly(ANA, BO);
  }

  @Test
  void unusableFileChangesNothingAndIsToldOnce(CapturedOutput output) throws IOException {
    Files.writeString(file, "users:\n- name: a");
    for (int i = 0; i < 3; i++) {
      now = now.plus(Duration.ofSeconds(1));
      assertThat(users.now().all()).containsExactly(ANA);
    }
    assertThat(output.getOut().lines().filter(line -> line.contains("unusable now"))).hasSize(1);

    Files.delete(file);
    now = now.plus(Duration.ofSeconds(1));
    assertThat(users.now().all()).containsExactly(ANA);

    UsersBook.make(file, BO);
    now = now.plus(Duration.ofSeconds(1));
    assertThat(users.now().all()).containsExactly(BO);
  }

  @Test
  void emptiedFileOpensNothing() throws IOException {
    Files.writeString(file, "users: []");
    now = now.plus(Duration.ofSeconds(1));
    assertThat(users.now().isEmpty()).isFalse();
    assertThat(users.areKnown()).isTrue();
  }

  @Test
  void unusableFileAtTheStartIsRefused() {
    assertThatExceptionOfType(UnusableUsers.class)
        .isThrownBy(() -> CurrentUsers.of(folder.resolve("none.yml"), () -> now))
        .satisfies(e -> assertThat(e.remedy()).contains("token add"));
  }

  private static User program(String name) {
    return new User.Program(new PersonId(name), Role.READER, TokenHash.of(name));
  }
}
