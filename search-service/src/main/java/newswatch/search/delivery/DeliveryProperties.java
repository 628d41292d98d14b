package newswatch.search.delivery;

import java.time.Duration;
import newswatch.fetch.Allowance;
import newswatch.fetch.FetchLimits;
import newswatch.fetch.UserAgent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are brought to webhooks and chats.
 *
 * @param deadline how long one try may take; from 1s to 60s
 * @param contact where receivers reach whoever runs this; as for ingest-service, unless it is set
 * @param userAgent who we say we are to receivers, in full; as for ingest-service, unless it is set
 * @param allow which receivers are reached although they are not public; as for ingest-service,
 *     unless it is set
 */
@ConfigurationProperties(prefix = "newswatch.delivery", ignoreUnknownFields = false)
record DeliveryProperties(
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("") String contact,
    @DefaultValue("") String userAgent,
    @DefaultValue("") String allow) {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Of answers only the head is wanted. */
  private static final int ANSWER_BYTES = 16 * 1024;

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  DeliveryProperties {
    if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("newswatch.delivery.deadline is from 1s to 60s");
    }
    limits(deadline, UserAgent.of(contact, userAgent), allow);
  }

  /** The same as the client takes it. */
  FetchLimits limits() {
    return limits(deadline, UserAgent.of(contact, userAgent), allow);
  }

  private static FetchLimits limits(Duration deadline, String userAgent, String allow) {
    return new FetchLimits(deadline, ANSWER_BYTES, 0, userAgent, Allowance.parse(allow));
  }
}
