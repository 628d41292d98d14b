package newswatch.bench.wire;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One request that the server has answered.
 *
 * @param ended when the last byte was handed over, to the millisecond
 * @param path without the root's slash
 * @param bytes of the answer, with its head
 */
public record Request(Instant ended, String path, int status, long bytes) {
  public Request {
    requireNonNull(ended, "ended");
    requireNonNull(path, "path");
  }

  /**
   * Reads {@code SECONDS.MILLIS PATH STATUS BYTES}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Request of(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != 4 || !fields[1].startsWith("/")) {
      throw new IllegalArgumentException("no line of a request log: " + line);
    }
    return new Request(
        Instant.ofEpochMilli(Math.round(Double.parseDouble(fields[0]) * 1_000)),
        fields[1].substring(1),
        Integer.parseInt(fields[2]),
        Long.parseLong(fields[3]));
  }
}
