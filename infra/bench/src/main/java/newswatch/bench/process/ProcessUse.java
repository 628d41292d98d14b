package newswatch.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes have used up; see proc(5). */
public final class ProcessUse {
  /** The unit of processor time in {@code /proc}; Linux fixes it for programs. */
  private static final double TICKS_A_SECOND = 100;

  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

  private ProcessUse() {}

  /** Processor time of a process and all it has started that still runs, in seconds. */
  public static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .map(handle -> Path.of("/proc", Long.toString(handle.pid()), "stat"))
        .mapToDouble(stat -> ofFile(stat, _ -> true))
        .sum();
  }

  /** Processor time of this process alone, in seconds. */
  public static double ownCpuSeconds() {
    return ofFile(Path.of("/proc/self/stat"), _ -> true);
  }

  /** Processor time of a process or thread, in seconds; nothing if its state is not such. */
  static double ofFile(Path file, Predicate<String> such) {
    try {
      String stat = Files.readString(file, UTF_8);
      return such.test(stat) ? cpuSeconds(stat) : 0;
    } catch (IOException _) {
      return 0; // It has ended meanwhile.
    }
  }

  /** From the content of {@code /proc/PID/stat}: user and system time. */
  static double cpuSeconds(String stat) {
    // The name in parentheses may hold anything, blanks and parentheses too.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  /** The most memory that a process has had resident at a time, in bytes. */
  public static long peakResidentBytes(long pid) {
    try {
      return peakResidentBytes(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long peakResidentBytes(String status) {
    Matcher peak = PEAK.matcher(status);
    if (!peak.find()) {
      throw new IllegalStateException("the process has no memory of its own");
    }
    return Long.parseLong(peak.group(1)) * 1024;
  }
}
