package newswatch.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import newswatch.local.wire.SampleWire;
import org.jspecify.annotations.Nullable;

/**
 * The sample wire of a demo, which outlasts the parts that read it. When it was first started is
 * kept in the demo's home, so that what has appeared once does not appear again.
 */
final class Wire implements AutoCloseable {
  private static final String FIRST_START = "wire-first-started";

  private @Nullable SampleWire running;

  SampleWire start(int port, Path home, InstantSource clock) throws IOException {
    Path note = home.resolve(FIRST_START);
    Optional<Instant> first = read(note);
    SampleWire started =
        first.isPresent() ? SampleWire.start(port, first.get()) : SampleWire.start(port);
    running = started;
    note(note, first, clock);
    return started;
  }

  /** On all addresses, for those who know it by this name. */
  SampleWire startOpen(String host, int port, Path home, InstantSource clock) throws IOException {
    Path note = home.resolve(FIRST_START);
    Optional<Instant> first = read(note);
    SampleWire started = SampleWire.startOpen(host, port, first.orElse(null));
    running = started;
    note(note, first, clock);
    return started;
  }

  private static void note(Path note, Optional<Instant> first, InstantSource clock)
      throws IOException {
    if (first.isEmpty()) {
      Files.writeString(note, clock.instant().toString());
    }
  }

  /** Nothing where there is none, or one that somebody has spoilt: the wire then begins anew. */
  private static Optional<Instant> read(Path note) throws IOException {
    try {
      return Files.exists(note)
          ? Optional.of(Instant.parse(Files.readString(note).strip()))
          : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}
