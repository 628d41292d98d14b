package newswatch.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String OTHER = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";

  @TempDir private Path folder;

  @Test
  void madeFileIsReadAndNobodyElseMayReadIt() throws IOException {
    Path file = folder.resolve("keys");
    assertThat(KeyFile.create(file)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Keyring keys = Keyring.read(file);
    assertThat(keys.open("me", keys.seal("me", "x"))).isEqualTo("x");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void fileThatIsThereIsNeverReplaced() throws IOException {
    Path file = written("anything");
    assertThat(KeyFile.create(file)).isFalse();
    assertThat(file).hasContent("anything");
  }

  @Test
  void ofManyWhoMakeItOneDoesAndAllReadTheSame() throws Exception {
    Path file = folder.resolve("keys");
    List<Callable<Boolean>> makers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      makers.add(() -> KeyFile.create(file));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Boolean> made = threads.invokeAll(makers).stream().map(Future::resultNow).toList();
      assertThat(made).containsOnlyOnce(true);
    }
    assertThat(KeyFile.read(file)).hasSize(1);
  }

  @Test
  void missingFileIsMadeWhereThatIsWantedAndAFolderThatIsMissingIsTold() {
    Path file = folder.resolve("keys");
    String sealed = Keyring.readOrMake(file).seal("me", "x");
    assertThat(Keyring.readOrMake(file).open("me", sealed)).isEqualTo("x");
    assertThatThrownBy(() -> Keyring.readOrMake(folder.resolve("none/keys")))
        .isInstanceOf(UnusableKeyFile.class)
        .hasMessageContaining("cannot be made");
  }

  @Test
  void twoFilesHaveDifferentKeys() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    KeyFile.create(one);
    KeyFile.create(two);
    String sealed = Keyring.read(one).seal("me", "x");
    assertThatThrownBy(() -> Keyring.read(two).open("me", sealed)).isInstanceOf(CannotOpen.class);
  }

  @Test
  void firstKeySealsAndCommentsAndEmptyLinesCountForNothing() throws IOException {
    Path old = written(KEY);
    String sealed = Keyring.read(old).seal("me", "x");
    Path both = written("# new\r\n\n  " + OTHER + "  \n# old\n" + KEY);
    Keyring keys = Keyring.read(both);
    assertThat(keys.isCurrent(sealed)).isFalse();
    assertThat(keys.open("me", sealed)).isEqualTo("x");
  }

  @Test
  void missingFileSaysHowToMakeOne() {
    Path file = folder.resolve("none");
    assertThatThrownBy(() -> Keyring.read(file))
        .isInstanceOfSatisfying(
            UnusableKeyFile.class,
            e -> {
              assertThat(e).hasMessageContaining("no key file").hasMessageContaining("none");
              assertThat(e.remedy()).contains("openssl rand -base64 32");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw--w----", "rw-----w-", "rw-rw----"})
  void fileThatOthersMayReadOrChangeIsRefused(String permissions) throws IOException {
    Path file = written(KEY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> Keyring.read(file))
        .isInstanceOfSatisfying(
            UnusableKeyFile.class,
            e -> {
              assertThat(e).hasMessageContaining(permissions);
              assertThat(e.remedy()).contains("chmod 600");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--------", "r--r-----", "rw-r-----"})
  void fileThatAGroupMayReadIsTaken(String permissions) throws IOException {
    Path file = written(KEY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThat(KeyFile.read(file)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c2VjcmV0",
        "not base64 at all, secret",
        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=secret",
        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTA="
      })
  void lineThatIsNoKeyIsToldByItsNumberAlone(String line) throws IOException {
    Path file = written(KEY + "\n" + line);
    assertThatThrownBy(() -> Keyring.read(file))
        .isInstanceOf(UnusableKeyFile.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining(line)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment"})
  void fileWithoutKeysSaysSo(String text) throws IOException {
    Path file = written(text);
    assertThatThrownBy(() -> Keyring.read(file)).hasMessageContaining("no key in the key file");
  }

  @Test
  void hugeFileAndFolderAreRefused() throws IOException {
    Path huge = written("#".repeat(100_000));
    assertThatThrownBy(() -> Keyring.read(huge)).hasMessageContaining("more than");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwx------"));
    assertThatThrownBy(() -> Keyring.read(inside)).isInstanceOf(UnusableKeyFile.class);
  }

  private Path written(String text) throws IOException {
    Path file = Files.createTempFile(folder, "keys", null);
    return Files.writeString(file, text);
  }
}
