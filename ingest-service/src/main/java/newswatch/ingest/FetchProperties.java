package newswatch.ingest;

import java.time.Duration;
import java.util.function.UnaryOperator;
import newswatch.fetch.Allowance;
import newswatch.fetch.FetchLimits;
import newswatch.fetch.UserAgent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * How addresses from outside are fetched.
 *
 * @param deadline how long one fetch may take, with all its redirects
 * @param maxSize the most an answer may have, decompressed; at most 1 GB. Answers share a quarter
 *     of the heap: where four of this size fill that, large ones are fetched one at a time
 * @param maxRedirects how many redirects are followed in one fetch
 * @param contact where publishers reach whoever runs this: an e-mail address or the http or https
 *     address of a page; it is told to them in the user agent
 * @param userAgent who we say we are to publishers, in full; without it the project's name and the
 *     contact
 * @param allow what is fetched from although it is not public: a list of host:port, such as
 *     127.0.0.1:8099, and CIDR blocks, such as 10.0.0.0/8
 */
@ConfigurationProperties(prefix = "newswatch.fetch", ignoreUnknownFields = false)
record FetchProperties(
    @DefaultValue(DEADLINE) Duration deadline,
    @DefaultValue(MAX_SIZE) DataSize maxSize,
    @DefaultValue(MAX_REDIRECTS) int maxRedirects,
    @DefaultValue("") String contact,
    @DefaultValue("") String userAgent,
    @DefaultValue("") String allow) {
  private static final String DEADLINE = "30s";
  private static final String MAX_SIZE = "5MB";
  private static final String MAX_REDIRECTS = "5";

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  FetchProperties {
    limits(deadline, maxSize, maxRedirects, UserAgent.of(contact, userAgent), allow);
  }

  /**
   * The usual ones, where Spring is not there to read others.
   *
   * @param variables of the environment; empty text for one that is not set
   */
  static FetchProperties usual(UnaryOperator<String> variables) {
    return new FetchProperties(
        DurationStyle.SIMPLE.parse(DEADLINE),
        DataSize.parse(MAX_SIZE),
        Integer.parseInt(MAX_REDIRECTS),
        variables.apply("NEWSWATCH_FETCH_CONTACT"),
        variables.apply("NEWSWATCH_FETCH_USERAGENT"),
        variables.apply("NEWSWATCH_FETCH_ALLOW"));
  }

  /** The same as the fetcher takes it. */
  FetchLimits limits() {
    return limits(deadline, maxSize, maxRedirects, UserAgent.of(contact, userAgent), allow);
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
