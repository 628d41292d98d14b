package newswatch.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a JVM writes with {@code -Xlog:gc}: how full its heap became. */
public final class GarbageLog {
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

  private GarbageLog() {}

  /** The JVM's option for it. */
  public static String option(Path file) {
    return "-Xlog:gc:file=" + file + "::filecount=0";
  }

  /** The fullest that the heap was found, in megabytes; 0 where it never had to be collected. */
  public static long peakMegabytes(Path file) throws IOException {
    return Files.exists(file) ? peakMegabytes(Files.readString(file, UTF_8)) : 0;
  }

  static long peakMegabytes(String log) {
    return COLLECTION
        .matcher(log)
        .results()
        .mapToLong(collection -> Long.parseLong(collection.group(1)))
        .max()
        .orElse(0);
  }

  /** What the last collection left in the heap, in megabytes; 0 where there was none. */
  static long keptMegabytes(Path file) throws IOException {
    return Files.exists(file) ? keptMegabytes(Files.readString(file, UTF_8)) : 0;
  }

  static long keptMegabytes(String log) {
    return COLLECTION
        .matcher(log)
        .results()
        .mapToLong(collection -> Long.parseLong(collection.group(2)))
        .reduce(0, (_, last) -> last);
  }
}
