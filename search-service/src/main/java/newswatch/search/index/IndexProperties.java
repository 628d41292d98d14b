package newswatch.search.index;

import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long articles are kept for searching. By default for ever.
 *
 * @param keepFor a month's articles are removed once its last day is so long ago, such as {@code
 *     365d} or {@code 2y}; absent for no limit
 * @param keepSize the oldest months are removed while all together take more of the nodes' disks,
 *     copies included; the current month stays. Absent for no limit
 * @param checkEvery how often that, and the room on the disks, is looked after
 */
@ConfigurationProperties(prefix = "newswatch.index", ignoreUnknownFields = false)
record IndexProperties(
    @Nullable Period keepFor,
    @Nullable DataSize keepSize,
    @DefaultValue("1m") Duration checkEvery) {
  /**
   * @throws IllegalArgumentException when a limit makes no sense
   */
  IndexProperties {
    if (keepFor != null && (keepFor.isNegative() || keepFor.isZero())) {
      throw new IllegalArgumentException(
          "newswatch.index.keep-for is a time such as 365d, not " + keepFor);
    }
    if (keepSize != null && keepSize.toBytes() <= 0) {
      throw new IllegalArgumentException(
          "newswatch.index.keep-size is a size such as 50GB, not " + keepSize);
    }
    if (checkEvery.isNegative() || checkEvery.isZero()) {
      throw new IllegalArgumentException(
          "newswatch.index.check-every is a time such as 1m, not " + checkEvery);
    }
  }
}
