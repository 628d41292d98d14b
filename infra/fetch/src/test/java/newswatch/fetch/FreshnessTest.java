package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T12:30:00Z"));

  @ParameterizedTest
  @CsvSource({
    "'max-age=600', , PT10M",
    "'public, Max-Age=\"600\" , must-revalidate', , PT10M",
    "'max-age=600', 90, PT8M30S",
    "'max-age=600', 600, ",
    "'max-age=600', lots, PT10M",
    "'max-age=0', , ",
    "'max-age=-5', , ",
    "'max-age=99999999999', , PT24H",
    "'s-maxage=600', , ",
    "'s-maxage=10, max-age=600', , PT10M",
    "'no-cache, max-age=600', , ",
    "'max-age=600, no-store', , ",
    "'public', , "
  })
  void ageIsGivenInSeconds(String control, @Nullable String age, @Nullable Duration fresh) {
    BasicHttpResponse answer = new BasicHttpResponse(200);
    answer.addHeader("Cache-Control", control);
    if (age != null) {
      answer.addHeader("Age", age);
    }
    assertThat(Freshness.of(answer, CLOCK)).isEqualTo(fresh);
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu, 01 Jan 2026 12:01:30 GMT', 'Thu, 01 Jan 2026 12:00:00 GMT', PT1M30S",
    "'Thu, 01 Jan 2026 13:00:00 GMT', , PT30M",
    "'Thu, 01 Jan 2026 12:00:00 GMT', , ",
    "0, , "
  })
  void expiryIsMeasuredByTheServersOwnTime(
      String expires, @Nullable String date, @Nullable Duration fresh) {
    BasicHttpResponse answer = new BasicHttpResponse(200);
    answer.addHeader("Expires", expires);
    if (date != null) {
      answer.addHeader("Date", date);
    }
    assertThat(Freshness.of(answer, CLOCK)).isEqualTo(fresh);
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu, 01 Jan 2026 12:01:30 GMT', 'Thu, 01 Jan 2026 12:00:00 GMT', PT1M30S",
    "'Thu, 01 Jan 2026 13:00:00 GMT', , PT30M",
    "'Tue, 01 Jan 2036 13:00:00 GMT', , PT24H",
    "'Thu, 01 Jan 2026 11:00:00 GMT', , ",
    "soon, , "
  })
  void dateToComeBackAtIsMeasuredByTheServersOwn(
      String header, @Nullable String date, @Nullable Duration rest) {
    assertThat(RetryAfter.of(header, date, CLOCK)).isEqualTo(rest);
  }
}
