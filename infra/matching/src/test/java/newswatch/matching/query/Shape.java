package newswatch.matching.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.ArticleId;

/** Writes a tree in one line, as Lucene shows its queries: {@code +a +b c -(d e)}. */
final class Shape {
  private Shape() {}

  static String of(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Understood(Query.Group group) -> inside(group);
      case Parsed.Understood(Query query) -> of(query);
      case Parsed.Rejected(int position, String problem) -> position + ": " + problem;
    };
  }

  private static String of(Query query) {
    return switch (query) {
      case Query.Word(QueryField field, String text) -> in(field) + text;
      case Query.Phrase(QueryField field, String text, int slop) ->
          in(field) + '"' + text + '"' + (slop == 0 ? "" : "~" + slop);
      case Query.Prefix(QueryField field, String text) -> in(field) + text + "*";
      case Query.Value(QueryField field, String text) -> field.word() + "=" + text;
      case Query.Published(Instant from, Instant to) ->
          "published=" + (from == null ? "*" : from) + ".." + (to == null ? "*" : to);
      case Query.Like(ArticleId article, int position) -> "like=" + article + "@" + position;
      case Query.Group group -> "(" + inside(group) + ")";
    };
  }

  private static String inside(Query.Group group) {
    List<String> parts = new ArrayList<>();
    group.must().forEach(query -> parts.add("+" + of(query)));
    group.should().forEach(query -> parts.add(of(query)));
    group.mustNot().forEach(query -> parts.add("-" + of(query)));
    return String.join(" ", parts);
  }

  private static String in(QueryField field) {
    return field == QueryField.TEXT ? "" : field.word() + ":";
  }
}
