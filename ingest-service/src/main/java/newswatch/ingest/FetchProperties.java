package newswatch.ingest;

import java.time.Duration;
import newswatch.fetch.Allowance;
import newswatch.fetch.FetchLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How addresses from outside are fetched.
 *
 * @param deadline for one fetch with all its redirects
 * @param maxSize of an answer, decompressed; at most 1 GB
 * @param maxRedirects followed in one fetch
 * @param userAgent who we say we are
 * @param allow addresses fetched from although they are not public: a comma-separated list of
 *     host:port and CIDR blocks
 */
@ConfigurationProperties("newswatch.fetch")
record FetchProperties(
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("5MB") DataSize maxSize,
    @DefaultValue("5") int maxRedirects,
    @DefaultValue("Newswatch/0.1 (news monitoring)") String userAgent,
    @DefaultValue("") String allow) {

  /**
   * The same as the fetcher takes it.
   *
   * @throws IllegalArgumentException when a value makes no sense, naming it
   */
  FetchLimits limits() {
    return new FetchLimits(
        deadline,
        Math.toIntExact(maxSize.toBytes()),
        maxRedirects,
        userAgent,
        Allowance.parse(allow));
  }
}
