package newswatch.search.index;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to keep articles: a template and the monthly indices that are made by it. Another
 * template is another generation, with indices of its own.
 *
 * @param mark tells it from the others, and stands in its indices' names; empty for the one of
 *     before there were others
 */
record Generation(String mark) {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu.MM");
  private static final Pattern INDEX =
      Pattern.compile(Pattern.quote(ArticleIndex.NAME) + "(?:-([0-9a-f]{8}))?-(\\d{4}\\.\\d{2})");

  Generation {
    requireNonNull(mark, "mark");
  }

  /** The one that an index belongs to; empty when its name is not of our making. */
  static Optional<Generation> ofIndex(String name) {
    Matcher parts = INDEX.matcher(name);
    return parts.matches()
        ? Optional.of(new Generation(parts.group(1) == null ? "" : parts.group(1)))
        : Optional.empty();
  }

  /** The month whose articles an index holds; empty when its name is not of our making. */
  static Optional<YearMonth> monthOfIndex(String name) {
    Matcher parts = INDEX.matcher(name);
    return parts.matches() ? Optional.of(YearMonth.parse(parts.group(2), MONTH)) : Optional.empty();
  }

  /** The name of its template, and how its indices' names begin. */
  String name() {
    return mark.isEmpty() ? ArticleIndex.NAME : ArticleIndex.NAME + "-" + mark;
  }

  /** The index of articles that were first seen then. */
  String index(Instant firstSeenAt) {
    return name() + "-" + MONTH.format(firstSeenAt.atOffset(ZoneOffset.UTC));
  }

  /** All of its indices; for the one without a mark, also those of others. */
  String everyIndex() {
    return name() + "-*";
  }
}
