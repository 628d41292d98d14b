package newswatch.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer stays fresh (RFC 9111, sections 4.2 and 5.2.2), for a cache of one's own:
 * {@code s-maxage} is for shared ones.
 */
final class Freshness {
  private static final Duration LONGEST = Duration.ofDays(1);

  private Freshness() {}

  /**
   * From now on; above zero, at most a day. Absent when the answer does not say, or says that it is
   * not to be kept, or is stale already.
   */
  static @Nullable Duration of(MessageHeaders answer, InstantSource clock) {
    Long maxAge = null;
    for (Header header : answer.getHeaders(HttpHeaders.CACHE_CONTROL)) {
      for (String part : header.getValue().toLowerCase(Locale.ROOT).split(",", -1)) {
        String directive = part.strip();
        if (directive.startsWith("no-cache") || directive.startsWith("no-store")) {
          return null;
        }
        if (directive.startsWith("max-age=") && maxAge == null) {
          // Of a number that cannot be read, the least is believed.
          maxAge = seconds(directive.substring("max-age=".length()).replace("\"", ""), 0);
        }
      }
    }
    Duration fresh = maxAge == null ? untilExpiry(answer, clock) : left(maxAge, answer);
    if (fresh == null || !fresh.isPositive()) {
      return null;
    }
    return fresh.compareTo(LONGEST) > 0 ? LONGEST : fresh;
  }

  private static Duration left(long maxAge, MessageHeaders answer) {
    Header age = answer.getFirstHeader(HttpHeaders.AGE);
    return Duration.ofSeconds(maxAge - (age == null ? 0 : seconds(age.getValue(), 0)));
  }

  private static @Nullable Duration untilExpiry(MessageHeaders answer, InstantSource clock) {
    Instant expires = date(answer, HttpHeaders.EXPIRES);
    if (expires == null) {
      return null;
    }
    Instant answered = date(answer, HttpHeaders.DATE);
    return Duration.between(answered == null ? clock.instant() : answered, expires);
  }

  private static @Nullable Instant date(MessageHeaders answer, String name) {
    Header header = answer.getFirstHeader(name);
    return header == null ? null : DateUtils.parseStandardDate(header.getValue());
  }

  private static long seconds(String digits, long otherwise) {
    String number = digits.strip();
    return number.matches("\\d{1,18}") ? Long.parseLong(number) : otherwise;
  }
}
