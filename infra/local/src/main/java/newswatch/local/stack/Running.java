package newswatch.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs in a home, as other processes may read it in {@code running.json}.
 *
 * @param command {@code up} or {@code demo}
 * @param pid the supervisor's
 * @param console its address
 */
public record Running(
    String command,
    long pid,
    String console,
    Instant started,
    String logs,
    List<RunningPart> parts) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FILE = "running.json";

  /**
   * @param pid 0 while there is no process
   * @param health asked for its health; the port again where it has none of its own
   */
  public record RunningPart(String name, long pid, int port, int health) {}

  public Running {
    parts = List.copyOf(parts);
  }

  /** What runs in this home; nothing where no supervisor holds it. */
  static Optional<Running> in(Path home) {
    if (!HomeLock.isHeld(home)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(home.resolve(FILE)), Running.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  void write(Path home) {
    try {
      Path half = home.resolve(FILE + ".new");
      Files.write(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      Files.move(half, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path home) {
    try {
      Files.deleteIfExists(home.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
