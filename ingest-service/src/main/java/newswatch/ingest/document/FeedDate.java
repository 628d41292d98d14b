package newswatch.ingest.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of feeds: RFC 822 and its successors, RFC 3339, ISO 8601 with its partial,
 * ordinal and week forms (also as W3C's note on dates has them), C's asctime, months in words of
 * other languages. Tolerant about form, strict about content: a day, an hour or a zone that does
 * not exist makes the whole no date. No zone means UTC.
 */
final class FeedDate {
  /** Years beyond are mistakes, and some of them no other service could read. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 9999;

  /** No date is longer, in any language. */
  private static final int MAX_LENGTH = 100;

  private static final String TIME =
      "(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d+)?)?)"
          + "(?:\\s*(?<half>[ap])\\.?m\\.?(?![\\p{L}]))?";
  private static final String ZONE = "(?:\\s*(?<zone>[\\p{L}+\\-(].*))?";
  private static final String MAYBE_TIME =
      "(?:(?:[,\\s]|\\s-\\s)*(?:t|at)?\\s*" + TIME + ZONE + ")?";
  private static final String WEEKDAY = "(?:\\p{L}+\\.?[,\\s]\\s*)?";
  private static final String YEAR = "(?<year>\\d{4}|\\d{2})";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?+";
  private static final String MONTH = "(?<month>\\p{L}[\\p{L}\\p{M}]*)\\.?";

  /** Of ISO 8601, in which a time may have no colons. */
  private static final String ISO_TIME =
      "(?:(?:t|\\s+)(?<hour>\\d{1,2})(?::?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,]\\d+)?)?)?"
          + ZONE
          + ")?";

  private static final Pattern ISO =
      Pattern.compile("(?<year>\\d{4})(?:-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?)?" + ISO_TIME);

  /** The forms by what they begin with, each tried in turn. */
  private static final List<Pattern> FORMS =
      List.of(
          // 20260102, 260102, 26-01-02
          Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})" + ISO_TIME),
          Pattern.compile(
              "-?(?<year>\\d{2})(?<dash>-?)(?<month>\\d{2})\\k<dash>(?<day>\\d{2})" + ISO_TIME),
          Pattern.compile("-(?<year>\\d{2})-?(?<month>\\d{2})"),
          // 2026-002, 2026002, 26-002. Five digits alone may be any number, unless they begin with
          // a zero, as no number does.
          Pattern.compile("(?<year>\\d{4})-?(?<ordinal>\\d{3})" + ISO_TIME),
          Pattern.compile("(?<year>\\d{2}-|0\\d)(?<ordinal>\\d{3})" + ISO_TIME),
          // 2026-W01-5
          Pattern.compile("(?<year>\\d{4})-?w(?<week>\\d{2})(?:-?(?<weekday>[1-7]))?" + ISO_TIME),
          // Fri, 2 Jan 2026 10:00:00 GMT; 02-Jan-26
          Pattern.compile(
              WEEKDAY
                  + DAY
                  + "[\\s,/-]*(?:de\\s+)?"
                  + MONTH
                  + "[\\s,/-]*(?:de\\s+)?"
                  + YEAR
                  + MAYBE_TIME),
          // Jan 2, 2026 10:00 AM
          Pattern.compile(WEEKDAY + MONTH + "[\\s/-]*" + DAY + "[,\\s/-]\\s*" + YEAR + MAYBE_TIME),
          // Fri Jan  2 10:00:00 GMT 2026
          Pattern.compile(
              WEEKDAY
                  + MONTH
                  + "\\s+"
                  + DAY
                  + ",?\\s+"
                  + TIME
                  + "(?:\\s+(?<zone>\\S.*?))??\\s+(?<year>\\d{4})"),
          // Fri, 2026/01/02 10:00:00 EST; 2026-január-02T9:15
          Pattern.compile(
              WEEKDAY
                  + "(?<year>\\d{4})[./-]\\s?(?<month>\\d{1,2}|\\p{L}[\\p{L}\\p{M}]*)\\.?[\\s./-]\\s?(?<day>\\d{1,2})\\.?"
                  + MAYBE_TIME),
          // 2026 January 2
          Pattern.compile("(?<year>\\d{4})[\\s,]+" + MONTH + "\\s+" + DAY + MAYBE_TIME),
          // 1/2/2026 as in America, 2.1.2026 as in Europe
          Pattern.compile(
              WEEKDAY + "(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})" + MAYBE_TIME),
          Pattern.compile(
              WEEKDAY
                  + "(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4})"
                  + MAYBE_TIME));

  private static final Pattern EAST_ASIAN =
      Pattern.compile(
          "(?<year>\\d{4})(?:\\s*[년年]\\s*|-)(?<month>\\d{1,2})(?:\\s*[월月]\\s*|-)"
              + "(?<day>\\d{1,2})\\s*[일日号]?\\s*(?:[(（]?\\p{L}[)）]?\\s+)?"
              + "(?:(?<noon>오전|오후|上午|下午|午前|午後)?\\s*"
              + TIME
              + "\\s*(?<zone>[a-zA-Z+-].*)?)?");

  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  private FeedDate() {}

  /**
   * The first date that is one among the texts of these elements.
   *
   * @param words the best first
   */
  static @Nullable Instant first(Element in, List<Word> words) {
    for (Word word : words) {
      for (Element element : in.elements()) {
        Instant date = element.is(word.of(), word.name()) ? of(element.text()) : null;
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  /** The instant that the text names; absent when it names none from 1900 to 9999. */
  static @Nullable Instant of(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
      return null;
    }
    String date = SPACES.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    try {
      LocalDateTime time = utc(date);
      return time == null || time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR
          ? null
          : time.toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static @Nullable LocalDateTime utc(String date) {
    Matcher iso = ISO.matcher(date);
    if (iso.matches()) {
      return utc(iso);
    }
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(date);
      if (matcher.matches()) {
        return utc(matcher);
      }
    }
    Matcher asian = EAST_ASIAN.matcher(date);
    return asian.matches() ? utc(asian) : null;
  }

  private static @Nullable LocalDateTime utc(Matcher found) {
    LocalDate day = day(found);
    LocalTime time = day == null ? null : time(found);
    if (day == null || time == null) {
      return null;
    }
    String zone = group(found, "zone");
    ZoneOffset offset =
        zone == null && HANGUL.matcher(found.group()).find() ? DateZone.KOREA : DateZone.of(zone);
    boolean midnight = "24".equals(group(found, "hour"));
    return offset == null
        ? null
        : day.plusDays(midnight ? 1 : 0).atTime(time).minusSeconds(offset.getTotalSeconds());
  }

  private static @Nullable LocalDate day(Matcher found) {
    String ordinal = group(found, "ordinal");
    String week = group(found, "week");
    String digits = String.valueOf(group(found, "year")).replace("-", "");
    int year = Integer.parseInt(digits);
    if (digits.length() == 2) {
      // As feeds began in 1997, and a date of 2089 is none.
      year += year < 90 ? 2000 : 1900;
    }
    if (ordinal != null) {
      return LocalDate.ofYearDay(year, Integer.parseInt(ordinal));
    }
    if (week != null) {
      String weekday = group(found, "weekday");
      return LocalDate.of(year, 1, 4)
          .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week))
          .with(ChronoField.DAY_OF_WEEK, weekday == null ? 1 : Integer.parseInt(weekday));
    }
    String day = group(found, "day");
    int month = DateMonth.of(group(found, "month"));
    return month == 0 ? null : LocalDate.of(year, month, day == null ? 1 : Integer.parseInt(day));
  }

  private static @Nullable LocalTime time(Matcher found) {
    int hour = number(found, "hour");
    int minute = number(found, "minute");
    int second = number(found, "second");
    if (hour == 24) {
      return minute == 0 && second == 0 ? LocalTime.MIDNIGHT : null;
    }
    String half = group(found, "half");
    String noon = group(found, "noon");
    if (half != null || noon != null) {
      boolean afternoon =
          "p".equals(half) || "오후".equals(noon) || "下午".equals(noon) || "午後".equals(noon);
      hour = hour > 12 ? hour : hour % 12 + (afternoon ? 12 : 0);
    }
    // A second that is inserted now and then is the one before it.
    return LocalTime.of(hour, minute, second == 60 ? 59 : second);
  }

  private static int number(Matcher found, String group) {
    String digits = group(found, group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static @Nullable String group(Matcher found, String name) {
    return found.namedGroups().containsKey(name) ? found.group(name) : null;
  }
}
