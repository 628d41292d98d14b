package newswatch.local.wire;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * Moments as HTTP writes them (RFC 9110, 5.6.7), which is also how RSS does (RFC 822 with four
 * digits of the year). Whole seconds; what is finer is cut off.
 */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(UTC);

  private HttpDate() {}

  static String format(Instant time) {
    return FORMAT.format(time);
  }

  /** Empty when it is no date: such a header is to be ignored. */
  static Optional<Instant> parse(String date) {
    try {
      return Optional.of(FORMAT.parse(date, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
