package newswatch.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** The Retry-After header (RFC 9110, section 10.2.3), in seconds or as a date. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** What this answer asks for. */
  static @Nullable Duration of(HttpResponse answer, InstantSource clock) {
    return of(
        Headers.value(answer, HttpHeaders.RETRY_AFTER),
        Headers.value(answer, HttpHeaders.DATE),
        clock);
  }

  /**
   * For how long, at most a day; absent when the header is, or says nothing, or a time that has
   * passed.
   *
   * @param date the server's own time of answering, which its dates are measured by; without it,
   *     the clock is asked
   */
  static @Nullable Duration of(
      @Nullable String header, @Nullable String date, InstantSource clock) {
    Duration asked = header == null ? null : asked(header.strip(), date, clock);
    if (asked == null || asked.isNegative()) {
      return null;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static @Nullable Duration asked(
      String header, @Nullable String date, InstantSource clock) {
    if (header.matches("\\d{1,18}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    Instant until = DateUtils.parseStandardDate(header);
    Instant answered = date == null ? null : DateUtils.parseStandardDate(date);
    return until == null
        ? null
        : Duration.between(answered == null ? clock.instant() : answered, until);
  }
}
