package newswatch.ingest;

import java.time.Duration;
import newswatch.fetch.Allowance;
import newswatch.fetch.FetchLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * How addresses from outside are fetched.
 *
 * @param deadline how long one fetch may take, with all its redirects
 * @param maxSize the most an answer may have, decompressed; at most 1 GB
 * @param maxRedirects how many redirects are followed in one fetch
 * @param userAgent who we say we are to publishers
 * @param allow what is fetched from although it is not public: a list of host:port, such as
 *     127.0.0.1:8099, and CIDR blocks, such as 10.0.0.0/8
 */
@ConfigurationProperties(prefix = "newswatch.fetch", ignoreUnknownFields = false)
record FetchProperties(
    @DefaultValue(DEADLINE) Duration deadline,
    @DefaultValue(MAX_SIZE) DataSize maxSize,
    @DefaultValue(MAX_REDIRECTS) int maxRedirects,
    @DefaultValue(USER_AGENT) String userAgent,
    @DefaultValue("") String allow) {
  private static final String DEADLINE = "30s";
  private static final String MAX_SIZE = "5MB";
  private static final String MAX_REDIRECTS = "5";
  private static final String USER_AGENT = "Newswatch/0.1 (news monitoring)";

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  FetchProperties {
    limits(deadline, maxSize, maxRedirects, userAgent, allow);
  }

  /** The usual ones, where Spring is not there to read others. */
  static FetchProperties usual(String allow) {
    return new FetchProperties(
        DurationStyle.SIMPLE.parse(DEADLINE),
        DataSize.parse(MAX_SIZE),
        Integer.parseInt(MAX_REDIRECTS),
        USER_AGENT,
        allow);
  }

  /** The same as the fetcher takes it. */
  FetchLimits limits() {
    return limits(deadline, maxSize, maxRedirects, userAgent, allow);
  }

  private static FetchLimits limits(
      Duration deadline, DataSize maxSize, int maxRedirects, String userAgent, String allow) {
    if (maxSize.compareTo(DataSize.ofGigabytes(1)) > 0) {
      throw new IllegalArgumentException("newswatch.fetch.max-size is at most 1GB");
    }
    return new FetchLimits(
        deadline,
        Math.toIntExact(maxSize.toBytes()),
        maxRedirects,
        userAgent,
        Allowance.parse(allow));
  }
}
