package newswatch.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where the machine's processor time went since it started, in ticks.
 *
 * @param stolen had by other machines on the same host
 * @param idle had by nobody
 */
public record MachineTime(long all, long idle, long stolen) {
  private static final double STOLEN_AT_MOST = 2;

  public static MachineTime now() {
    try {
      return of(Files.readString(Path.of("/proc/stat"), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the content of {@code /proc/stat}. */
  static MachineTime of(String stat) {
    String first = stat.lines().findFirst().orElseThrow();
    // user nice system idle iowait irq softirq steal; what follows is counted in user already.
    long[] ticks =
        Arrays.stream(first.split("\\s+")).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
    return new MachineTime(Arrays.stream(ticks).sum(), ticks[3] + ticks[4], ticks[7]);
  }

  /** How much of the time between was stolen, from 0 to 100. */
  public double stolenPercentSince(MachineTime before) {
    return percent(stolen - before.stolen, all - before.all);
  }

  /**
   * Whether a round counts: above 2 % stolen it says more of the machine's neighbours than of who
   * is measured.
   */
  public static boolean isOwn(double stolenPercent) {
    return stolenPercent <= STOLEN_AT_MOST;
  }

  /** How much of the time between somebody used, from 0 to 100. */
  public double busyPercentSince(MachineTime before) {
    return 100 - percent(idle - before.idle, all - before.all);
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
