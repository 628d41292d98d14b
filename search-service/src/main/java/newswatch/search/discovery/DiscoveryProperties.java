package newswatch.search.discovery;

import java.time.Duration;
import newswatch.fetch.Allowance;
import newswatch.fetch.FetchLimits;
import newswatch.fetch.UserAgent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the feeds of a site are looked for.
 *
 * @param deadline how long one search may take, with all that it fetches
 * @param maxSize the most that one answer may have, decompressed; at most 100 MB
 * @param contact where publishers reach whoever runs this; as for ingest-service, unless it is set
 * @param userAgent who we say we are to publishers, in full; as for ingest-service, unless it is
 *     set
 * @param allow what is fetched from although it is not public; as for ingest-service, unless it is
 *     set
 */
@ConfigurationProperties(prefix = "newswatch.discovery", ignoreUnknownFields = false)
record DiscoveryProperties(
    @DefaultValue("20s") Duration deadline,
    @DefaultValue("5MB") DataSize maxSize,
    @DefaultValue("") String contact,
    @DefaultValue("") String userAgent,
    @DefaultValue("") String allow) {
  private static final Duration ONE_FETCH = Duration.ofSeconds(8);
  private static final int MAX_REDIRECTS = 5;

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  DiscoveryProperties {
    limits(deadline, maxSize, UserAgent.of(contact, userAgent), allow);
  }

  /** The same as the fetcher takes it; a fetch takes eight seconds at most. */
  FetchLimits limits() {
    return limits(deadline, maxSize, UserAgent.of(contact, userAgent), allow);
  }

  private static FetchLimits limits(
      Duration deadline, DataSize maxSize, String userAgent, String allow) {
    if (maxSize.compareTo(DataSize.ofMegabytes(100)) > 0) {
      throw new IllegalArgumentException("newswatch.discovery.max-size is at most 100MB");
    }
    return new FetchLimits(
        deadline.compareTo(ONE_FETCH) < 0 ? deadline : ONE_FETCH,
        Math.toIntExact(maxSize.toBytes()),
        MAX_REDIRECTS,
        userAgent,
        Allowance.parse(allow));
  }
}
