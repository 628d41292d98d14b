package newswatch.search.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import newswatch.events.FeedId;
import newswatch.events.Tag;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * An article as a line of CSV (RFC 4180; a line break within a cell stands between its quotes).
 * Spreadsheets take a cell for a formula that may fetch and run things; so one that begins like a
 * formula is led by an apostrophe, as OWASP's page on CSV injection has it.
 */
final class CsvLine {
  /** Between the members of a list in one cell. */
  static final String SEPARATOR = "|";

  private static final List<String> NAMES =
      List.of(
          "id",
          "url",
          "title",
          "summary",
          "body",
          "author",
          "source",
          "language",
          "publishedAt",
          "firstSeenAt",
          "fetchedAt",
          "feeds",
          "collections",
          "revision",
          "topics",
          "topicScores",
          "story");

  /** The signs that begin a formula, also as wide as CJK characters, and what may hide one. */
  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  private CsvLine() {}

  /** The line of the columns' names. */
  static String names() {
    return line(NAMES.stream());
  }

  /** The line of an article. */
  static String of(ArticleTagged tagged) {
    Article article = tagged.article();
    return line(
        Stream.of(
            article.id(),
            article.url(),
            article.title(),
            article.summary(),
            article.body(),
            article.author(),
            article.source(),
            article.language(),
            article.publishedAt(),
            tagged.firstSeenAt(),
            tagged.fetchedAt(),
            joined(tagged.feeds().stream().map(FeedId::value)),
            joined(tagged.collections().stream()),
            tagged.revision(),
            joined(tagged.topics().stream().map(tag -> tag.id().value())),
            joined(tagged.topics().stream().map(Tag::score).map(String::valueOf)),
            tagged.story()));
  }

  private static String joined(Stream<String> members) {
    return members.collect(Collectors.joining(SEPARATOR));
  }

  private static String line(Stream<? extends @Nullable Object> cells) {
    StringBuilder line = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(line, CSVFormat.RFC4180)) {
      printer.printRecord(cells.map(CsvLine::cell));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return line.toString();
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return text.isEmpty() || BEGINS_A_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
