package newswatch.fetch;

import java.time.Duration;
import java.util.List;

/**
 * What a fetch, or a post, may cost and where it may go.
 *
 * @param deadline for one fetch with all its redirects, from the look-up to the last byte; for one
 *     post, to the head of the answer
 * @param maxBytes of an answer, counted after decompression
 * @param maxRedirects followed in one fetch
 * @param userAgent who we say we are (RFC 9110, section 10.1.5)
 * @param allowances addresses reached although they are not public
 */
public record FetchLimits(
    Duration deadline,
    int maxBytes,
    int maxRedirects,
    String userAgent,
    List<Allowance> allowances) {
  /**
   * @throws IllegalArgumentException when the deadline or the size is not above zero
   */
  public FetchLimits {
    allowances = List.copyOf(allowances);
    if (!deadline.isPositive() || maxBytes < 1 || maxRedirects < 0) {
      throw new IllegalArgumentException(
          "a fetch needs time and room: " + deadline + ", " + maxBytes + " bytes");
    }
  }
}
