package newswatch.search.discovery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time as feeds state it: RFC 3339, RFC 822 with years of four digits, or a date. */
final class StatedTime {
  private static final Pattern UTC = Pattern.compile("\\b(?:UTC|UT|Z)$");

  /** Often wrong, and of no use. */
  private static final Pattern WEEKDAY = Pattern.compile("^\\p{Alpha}{3,},\\s*");

  private StatedTime() {}

  /** The time; absent when it cannot be read. */
  static @Nullable Instant of(String text) {
    String time = text.strip();
    if (time.isEmpty() || time.length() > 64) {
      return null;
    }
    try {
      if (Character.isDigit(time.charAt(0)) && time.indexOf('-') == 4) {
        return time.length() <= 10
            ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
            : OffsetDateTime.parse(time.replaceFirst(" ", "T")).toInstant();
      }
      String plain = UTC.matcher(WEEKDAY.matcher(time).replaceFirst("")).replaceFirst("GMT");
      return ZonedDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
