package newswatch.ingest.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Times as pages write them: ISO 8601, with or without the time and the offset. */
final class PublicationTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern(
          "uuuu-MM-dd[['T'][' ']HH:mm[:ss][[.SSSSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]"
              + "[' '][XXX][XX][X]]");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  private PublicationTime() {}

  /** The time written so, in UTC where it names no offset; absent when it cannot be told. */
  static @Nullable Instant of(@Nullable String written) {
    if (written == null) {
      return null;
    }
    try {
      TemporalAccessor read =
          FORM.parseBest(
              written.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
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
