package newswatch.search.index;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * How much of a disk Elasticsearch wants to be free before it counts as nearly full: its low
 * watermark, as {@code cluster.routing.allocation.disk.watermark.low} and {@code low.max_headroom}
 * have it. Past the last watermark, the flood stage, nothing is stored any more.
 *
 * @param share of the disk, from 0 to 1
 * @param most bytes, however large the disk is
 */
record DiskMark(double share, long most) {
  static final String LOW = "cluster.routing.allocation.disk.watermark.low";
  static final String HEADROOM = LOW + ".max_headroom";

  /** The usual one. */
  private static final DiskMark USUAL = new DiskMark(0.15, DataSize.ofGigabytes(200).toBytes());

  /** The one in these settings, by their full names; the usual one where they make no sense. */
  static DiskMark of(Map<String, String> settings) {
    String low = settings.get(LOW);
    if (low == null) {
      return USUAL;
    }
    try {
      if (low.endsWith("%")) {
        return used(Double.parseDouble(low.substring(0, low.length() - 1)) / 100, settings);
      }
      if (low.matches("0?\\.\\d+|[01](\\.0*)?")) {
        return used(Double.parseDouble(low), settings);
      }
      return new DiskMark(1, bytes(low));
    } catch (IllegalArgumentException _) {
      return USUAL;
    }
  }

  private static DiskMark used(double share, Map<String, String> settings) {
    String headroom = settings.get(HEADROOM);
    return new DiskMark(
        1 - share, headroom == null || headroom.startsWith("-") ? Long.MAX_VALUE : bytes(headroom));
  }

  /** In Elasticsearch's units, of which each is 1,024 of the one before. */
  private static long bytes(String size) {
    String upper = size.strip().toUpperCase(Locale.ROOT);
    return upper.endsWith("PB")
        ? 1_024 * DataSize.parse(upper.replace("PB", "TB")).toBytes()
        : DataSize.parse(upper).toBytes();
  }

  /** Whether a disk is nearly full. */
  boolean isPassed(Disk disk) {
    return disk.free() < Math.min((long) (share * disk.size()), most);
  }

  /**
   * A node's disk.
   *
   * @param size in bytes
   * @param free in bytes, for who stores on it
   */
  record Disk(long size, long free) {
    /** From 0 to 1. */
    double used() {
      return size == 0 ? Double.NaN : 1 - free / (double) size;
    }

    /** The one of a node's answer; absent where it does not tell. */
    static @Nullable Disk of(@Nullable Long size, @Nullable Long free) {
      return size == null || free == null ? null : new Disk(size, free);
    }
  }
}
