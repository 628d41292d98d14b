package newswatch.classify.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import newswatch.start.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path base;

  @Test
  void eachInstanceTakesTheFirstThatIsFree() throws IOException {
    StateFolder first = claim(base);
    try (StateFolder second = claim(base)) {
      assertThat(first.path()).isEqualTo(base.resolve("1"));
      assertThat(second.path()).isEqualTo(base.resolve("2"));

      first.close();
      try (StateFolder next = claim(base)) {
        assertThat(next.path()).isEqualTo(base.resolve("1"));
      }
    }
  }

  @Test
  void killedProcessLeavesItsFolderToTheNext() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Claimant.class.getName(),
                base.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = other.inputReader(UTF_8)) {
      String claimed = out.lines().filter(line -> line.startsWith("/")).findFirst().orElseThrow();
      assertThat(claimed).isEqualTo(base.resolve("1").toString());
      try (StateFolder mine = claim(base)) {
        assertThat(mine.path()).isEqualTo(base.resolve("2"));
      }
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (StateFolder mine = claim(base)) {
      assertThat(mine.path()).isEqualTo(base.resolve("1"));
    }
  }

  @Test
  void whatIsNoFolderIsRefused() throws IOException {
    Path file = Files.writeString(base.resolve("file"), "in the way");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> claim(file))
        .withMessageContaining(file.toString())
        .satisfies(refused -> assertThat(refused.remedy()).contains("newswatch.state.folder"));
  }

  @Test
  void folderOfAnotherUserIsRefusedNamingTheOneThatRuns() throws IOException {
    Path locked =
        Files.createDirectory(
            base.resolve("locked"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assumeFalse(Files.isWritable(locked), "root writes everywhere");
    Object user = Files.getAttribute(base, "unix:uid");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> claim(locked))
        .withMessageContaining(locked.toString())
        .withMessageContaining("user " + user);
  }

  /** The kernel makes no folder there for anybody, root included. */
  @Test
  void fileSystemThatTakesNothingIsRefused() throws IOException {
    Path proc = Path.of("/proc/newswatch");
    assumeFalse(Files.notExists(Path.of("/proc/self")), "there is no such file system here");
    Object user = Files.getAttribute(base, "unix:uid");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> claim(proc))
        .withMessageContaining(proc.toString())
        .withMessageContaining("user " + user);
  }

  private static StateFolder claim(Path base) {
    return StateFolder.claim(new StateProperties(base));
  }

  /** Claims a folder, says which, and holds it until it is killed. */
  static final class Claimant {
    public static void main(String[] args) throws Exception {
      System.out.println(claim(Path.of(args[0])).path());
      Thread.currentThread().join();
    }
  }
}
