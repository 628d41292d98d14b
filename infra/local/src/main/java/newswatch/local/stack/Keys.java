package newswatch.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import newswatch.local.process.Unable;
import newswatch.secrets.KeyFile;
import org.jspecify.annotations.Nullable;

/** The keys that credentials of feeds are sealed with. */
final class Keys {
  private static final String VARIABLE = "NEWSWATCH_KEY_FILE";

  private Keys() {}

  /**
   * The file that {@code NEWSWATCH_KEY_FILE} names, else one in the home, which is made where there
   * is none.
   *
   * @throws Unable if it cannot be made
   */
  static Path in(Path home) {
    return in(home, System.getenv(VARIABLE));
  }

  static Path in(Path home, @Nullable String chosen) {
    Optional<Path> own =
        Optional.ofNullable(chosen).filter(file -> !file.isBlank()).map(file -> Path.of(file));
    return own.map(file -> file.toAbsolutePath().normalize()).orElseGet(() -> made(home));
  }

  private static Path made(Path home) {
    Path file = home.resolve("keys");
    try {
      KeyFile.create(file);
    } catch (IOException e) {
      throw new Unable(
          "The key file %s cannot be made (%s): free its folder, or name another file with %s."
              .formatted(file, e.getClass().getSimpleName(), VARIABLE),
          e);
    }
    return file;
  }
}
