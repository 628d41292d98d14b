package newswatch.start;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAnalyzerTest {
  @TempDir private Path folder;

  @Test
  void fileThatCannotBeReadIsToldWithTheUser() throws IOException {
    // A link to itself is there, and nobody can read it, not even root.
    Path file = folder.resolve("secret");
    Files.createSymbolicLink(file, file);
    assertThat(denied(file)).matches("user \\S+ may not read " + file);
  }

  @Test
  void fileThatIsNotThereYetCannotBeWritten() {
    Path file = folder.resolve("new");
    assertThat(denied(file)).matches("user \\S+ may not write " + file);
  }

  private static String denied(Path file) {
    UncheckedIOException failure =
        new UncheckedIOException(new AccessDeniedException(file.toString()));
    return requireNonNull(new FileAnalyzer().analyze(failure)).getDescription();
  }
}
