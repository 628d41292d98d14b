package newswatch.matching.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as it is written in a query.
 *
 * @param start its first moment
 * @param end the moment after its last: a date is its whole day in UTC, a time (RFC 3339) its
 *     millisecond, as the index keeps no shorter ones
 */
record WrittenTime(Instant start, Instant end) {
  private static final Pattern RANGE =
      Pattern.compile("[\\[{]\\s*(\\S+)\\s+TO\\s+(\\S+?)\\s*[\\]}]");
  private static final String OPEN = "*";
  private static final String EXPECTED =
      "expected a date such as 2026-11-28%s, not '%s'; its year is one of 1 to 9999";
  private static final int LAST_YEAR = 9999;

  /** What stands after {@code published:}. */
  static Parsed published(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case RANGE -> range(lexeme);
      case WORD, PHRASE -> day(lexeme);
      case PREFIX, SLOP, OPEN, CLOSE, COLON, AND, OR, NOT, PLUS, MINUS, END ->
          throw new IllegalArgumentException("no time is written as " + lexeme.kind());
    };
  }

  private static Parsed day(Lexeme lexeme) {
    Optional<WrittenTime> day = date(lexeme.text().strip());
    if (day.isEmpty()) {
      return new Parsed.Rejected(
          lexeme.start(),
          EXPECTED.formatted(
              " or a range such as [2026-11-01 TO 2026-11-28]", lexeme.text().strip()));
    }
    return new Parsed.Understood(new Query.Published(day.get().start(), day.get().end()));
  }

  private static Parsed range(Lexeme lexeme) {
    String text = lexeme.text();
    Matcher parts = RANGE.matcher(text);
    if (!parts.matches()) {
      return new Parsed.Rejected(
          lexeme.start(), "expected a range such as [2026-11-01 TO 2026-11-28], * for an open end");
    }
    Optional<WrittenTime> first = time(parts.group(1));
    Optional<WrittenTime> last = time(parts.group(2));
    if (first.isEmpty() && !parts.group(1).equals(OPEN)) {
      return noTime(lexeme.start() + parts.start(1), parts.group(1));
    }
    if (last.isEmpty() && !parts.group(2).equals(OPEN)) {
      return noTime(lexeme.start() + parts.start(2), parts.group(2));
    }
    boolean withFirst = text.startsWith("[");
    boolean withLast = text.endsWith("]");
    @Nullable Instant from = first.map(time -> withFirst ? time.start() : time.end()).orElse(null);
    @Nullable Instant to = last.map(time -> withLast ? time.end() : time.start()).orElse(null);
    if (from == null && to == null) {
      return new Parsed.Rejected(
          lexeme.start(), "a range has a beginning or an end; leave it out for all of time");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      return new Parsed.Rejected(
          lexeme.start() + parts.start(2), "the range ends before it begins, or at once");
    }
    return new Parsed.Understood(new Query.Published(from, to));
  }

  private static Parsed noTime(int position, String written) {
    return new Parsed.Rejected(
        position, EXPECTED.formatted(", a time such as 2026-11-28T12:00:00Z or *", written));
  }

  private static Optional<WrittenTime> time(String written) {
    return written.indexOf('T') < 0 && written.indexOf('t') < 0
        ? date(written)
        : read(() -> moment(OffsetDateTime.parse(written)));
  }

  private static Optional<WrittenTime> date(String written) {
    return read(
        () -> {
          LocalDate date = LocalDate.parse(written);
          return new WrittenTime(
              date.atStartOfDay(ZoneOffset.UTC).toInstant(),
              date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        });
  }

  private static WrittenTime moment(OffsetDateTime time) {
    Instant start = Instant.ofEpochMilli(time.toInstant().toEpochMilli());
    return new WrittenTime(start, start.plus(Duration.ofMillis(1)));
  }

  /** None for what is no time, and for years that are mistakes. */
  private static Optional<WrittenTime> read(Supplier<WrittenTime> reading) {
    try {
      WrittenTime time = reading.get();
      int year = time.start().atOffset(ZoneOffset.UTC).getYear();
      return year >= 1 && year <= LAST_YEAR ? Optional.of(time) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
