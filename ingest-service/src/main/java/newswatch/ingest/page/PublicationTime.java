package newswatch.ingest.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Times as pages write them: ISO 8601, with or without the time and the offset; RFC 1123; a count
 * since 1970; and a few forms of English.
 */
final class PublicationTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern(
          "uuuu-MM-dd[['T'][' ']HH:mm[:ss][[.SSSSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]"
              + "[' '][XXX][XX][X]]");

  /** As people write it, which English pages do where they mark nothing for machines. */
  private static final List<DateTimeFormatter> WORDS =
      Stream.of(
              "EEE, d MMM uuuu HH:mm[:ss] [XX][z]",
              "d MMM uuuu HH:mm[:ss] z",
              "MMM d, uuuu h:mm[:ss] a z",
              "[EEEE, ][EEE, ]MMM d, uuuu[,][' at'][ h:mm[:ss] a]",
              "[EEEE, ][EEE, ]MMMM d, uuuu[,][' at'][ h:mm[:ss] a]",
              "[EEEE, ][EEE, ][EEEE ][EEE ]d MMM uuuu[,][' at'][ HH:mm[:ss]]",
              "[EEEE, ][EEE, ][EEEE ][EEE ]d MMMM uuuu[,][' at'][ HH:mm[:ss]]",
              "uuuu/M/d[ HH:mm[:ss]]")
          .map(
              form ->
                  new DateTimeFormatterBuilder()
                      .parseCaseInsensitive()
                      .appendPattern(form)
                      .toFormatter(Locale.US))
          .toList();

  /** In seconds or, with three digits more, milliseconds since 1970. */
  private static final Pattern COUNT = Pattern.compile("(1\\d{9})(\\d{3})?");

  private static final Pattern DOTS = Pattern.compile("(?i)([ap])\\.m\\.|\\b(\\p{L}{3,4})\\.");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;
  private static final int MAX_WORDS = 60;

  private PublicationTime() {}

  /** The time written so, in UTC where it names no offset; absent when it cannot be told. */
  static @Nullable Instant of(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String time = written.strip();
    Matcher count = COUNT.matcher(time);
    if (count.matches()) {
      return Instant.ofEpochSecond(Long.parseLong(count.group(1)));
    }
    Instant exact = read(FORM, time);
    return exact == null ? inWords(time) : exact;
  }

  private static @Nullable Instant inWords(String time) {
    if (time.length() > MAX_WORDS) {
      return null;
    }
    String plain =
        DOTS.matcher(time)
            .replaceAll(
                dot ->
                    dot.group(1) == null
                        ? dot.group(2).replace("Sept", "Sep")
                        : dot.group(1) + "m");
    return WORDS.stream()
        .map(form -> read(form, plain))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Instant read(DateTimeFormatter form, String written) {
    try {
      TemporalAccessor read =
          form.parseBest(written, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      OffsetDateTime time =
          switch (read) {
            case OffsetDateTime whole -> whole;
            case LocalDateTime local -> local.atOffset(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay().atOffset(ZoneOffset.UTC);
            default -> throw new IllegalStateException("not asked for: " + read.getClass());
          };
      int year = time.getYear();
      return year < FIRST_YEAR || year > LAST_YEAR ? null : time.toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
