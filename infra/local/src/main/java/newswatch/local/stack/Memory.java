package newswatch.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Resident memory, as Linux tells it. */
final class Memory {
  private static final String RESIDENT = "VmRSS:";

  private Memory() {}

  /** Of the process and all it has started, in megabytes (1024 × 1024 bytes); 0 where unknown. */
  static long megabytes(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return 0;
    }
    long kilobytes =
        Stream.concat(process.stream(), process.get().descendants())
            .mapToLong(one -> kilobytes(one.pid()))
            .sum();
    return (kilobytes + 512) / 1024;
  }

  private static long kilobytes(long pid) {
    Path status = Path.of("/proc/" + pid + "/status");
    try (Stream<String> lines = Files.exists(status) ? Files.lines(status) : Stream.empty()) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      // The process ended meanwhile.
      return 0;
    }
  }
}
