package newswatch.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The Retry-After header (RFC 9110, section 10.2.3) in its form of seconds. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** For how long, at most a day; absent when the header is, or says it otherwise. */
  static @Nullable Duration of(@Nullable String header) {
    if (header == null || !header.strip().matches("\\d{1,18}")) {
      return null;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(header.strip()));
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
