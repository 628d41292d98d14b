package newswatch.classify.story;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The days that a text names: in English also by weekday, and in figures in other languages. */
final class Dates {
  /**
   * A day, and where the text names it.
   *
   * @param start in UTF-16 units
   * @param end exclusive
   */
  record Named(MonthDay day, int start, int end) {}

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  /** In letters: months are shortened to so many, or to four. */
  private static final int SHORT = 3;

  /** In letters: of September and Wednesday. */
  private static final int LONGEST = 9;

  private static final Pattern DAY_AFTER =
      Pattern.compile("\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.,]?\\d)", CASE_INSENSITIVE);
  private static final Pattern DAY_BEFORE =
      Pattern.compile("(?<![\\d.,:])(\\d{1,2})(?:st|nd|rd|th)?\\s{1,3}$", CASE_INSENSITIVE);

  /** In UTF-16 units: where the day before a month is looked for. */
  private static final int BEFORE = 8;

  private static final Pattern CHINESE =
      Pattern.compile("(\\d{1,2})\\s?\u6708\\s?(\\d{1,2})\\s?\u65e5");
  private static final Pattern VIETNAMESE =
      Pattern.compile(
          "(?:ng\u00e0y|s\u00e1ng|chi\u1ec1u|t\u1ed1i|nay|\\()\\s?(\\d{1,2})[/-](\\d{1,2})(?!\\d)",
          CASE_INSENSITIVE | UNICODE_CASE);
  private static final Pattern ISO = Pattern.compile("\\b\\d{4}-(\\d{2})-(\\d{2})\\b");
  private static final int LONGEST_BACK = 5;

  /** Beyond these nothing was published; a calendar ends somewhere. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final List<Named> named = new ArrayList<>();
  private final String text;
  private final LocalDate told;

  private Dates(String text, LocalDate told) {
    this.text = text;
    this.told = told;
  }

  /**
   * The days that the text names; a weekday is the nearest one of at most five days before it was
   * told and one day after.
   */
  static List<Named> in(String text, Instant toldAt) {
    Instant told = toldAt.isBefore(FIRST) ? FIRST : toldAt.isAfter(LAST) ? LAST : toldAt;
    Dates dates = new Dates(text, told.atOffset(ZoneOffset.UTC).toLocalDate());
    dates.readEnglish();
    dates.readFigures();
    return dates.named;
  }

  private void readEnglish() {
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isLetter(text.charAt(at))) {
        at++;
      }
      if (at - start >= SHORT && at - start <= LONGEST) {
        readWord(start, at);
      }
      // Letters behind digits or a low line are no word of their own.
      while (at < text.length() && continuesWord(text.charAt(at))) {
        at++;
      }
      at = Math.max(at, start + 1);
    }
  }

  private void readWord(int start, int end) {
    String word = text.substring(start, end).toLowerCase(Locale.ROOT);
    int weekday = WEEKDAYS.indexOf(word);
    int month = month(word);
    if (weekday >= 0) {
      add(start, end, () -> weekday(weekday + 1));
    } else if (month > 0) {
      Matcher after = DAY_AFTER.matcher(text).region(end, text.length());
      after.useTransparentBounds(true);
      int from = Math.max(0, start - BEFORE);
      Matcher before = DAY_BEFORE.matcher(text).region(from, start);
      Stream.of(before, after)
          .filter(day -> day == before ? day.find() : day.lookingAt())
          .findFirst()
          .ifPresent(
              day -> add(day.start(), day.end(), () -> day(Integer.toString(month), day.group(1))));
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean continuesWord(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
  }

  /** From 1; 0 where the word is no month. */
  private static int month(String word) {
    for (int i = 0; i < MONTHS.size(); i++) {
      String month = MONTHS.get(i);
      boolean shortened = word.length() == SHORT || word.length() == SHORT + 1;
      if (word.equals(month) || (shortened && month.startsWith(word))) {
        return i + 1;
      }
    }
    return 0;
  }

  private void readFigures() {
    if (text.indexOf('\u6708') >= 0) {
      addAll(CHINESE, m -> day(m.group(1), m.group(2)));
    }
    if (holdsJoinedDigits()) {
      addAll(VIETNAMESE, m -> day(m.group(2), m.group(1)));
      addAll(ISO, m -> day(m.group(1), m.group(2)));
    }
  }

  /** As in 3/4 and 2026-03-04. */
  private boolean holdsJoinedDigits() {
    for (int i = 1; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '/' || c == '-')
          && Character.isDigit(text.charAt(i - 1))
          && Character.isDigit(text.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private interface Reading {
    MonthDay of(MatchResult match);
  }

  private interface Day {
    MonthDay get();
  }

  private void addAll(Pattern pattern, Reading reading) {
    Matcher matches = pattern.matcher(text);
    while (matches.find()) {
      add(matches.start(), matches.end(), () -> reading.of(matches));
    }
  }

  private void add(int start, int end, Day day) {
    try {
      named.add(new Named(day.get(), start, end));
    } catch (DateTimeException _) {
      // Not a day after all, such as 31/31.
    }
  }

  private static MonthDay day(String month, String day) {
    return MonthDay.of(Integer.parseInt(month), Integer.parseInt(day));
  }

  private MonthDay weekday(int number) {
    int back = Math.floorMod(told.getDayOfWeek().getValue() - number, WEEKDAYS.size());
    return MonthDay.from(back > LONGEST_BACK ? told.plusDays(1) : told.minusDays(back));
  }
}
