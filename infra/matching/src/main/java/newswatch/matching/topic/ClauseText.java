package newswatch.matching.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryField;
import org.jspecify.annotations.Nullable;

/** Writes a clause of a query again as people write it. */
final class ClauseText {
  /** The longest text, in UTF-16 units; what goes beyond is an ellipsis. */
  static final int MAX_LENGTH = 160;

  private static final String ELLIPSIS = "…";

  private ClauseText() {}

  static String of(Query clause) {
    String text = whole(clause);
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int end = MAX_LENGTH - ELLIPSIS.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + ELLIPSIS;
  }

  private static String whole(Query clause) {
    return switch (clause) {
      case Query.Word word -> in(word.field(), word.text());
      case Query.Prefix prefix -> in(prefix.field(), prefix.text() + "*");
      case Query.Phrase phrase ->
          in(
              phrase.field(),
              "\"" + phrase.text() + "\"" + (phrase.slop() == 0 ? "" : "~" + phrase.slop()));
      case Query.Value value ->
          in(value.field(), value.text().contains(" ") ? "\"" + value.text() + "\"" : value.text());
      case Query.Published range ->
          in(QueryField.PUBLISHED, "[" + end(range.from()) + " TO " + end(range.to()) + "}");
      case Query.Like like -> in(QueryField.LIKE, like.article().value());
      case Query.Group group -> joined(group);
    };
  }

  private static String end(@Nullable Instant time) {
    return time == null ? "*" : time.toString();
  }

  private static String in(QueryField field, String text) {
    return field == QueryField.TEXT ? text : field.word() + ":" + text;
  }

  private static String joined(Query.Group group) {
    List<String> parts = new ArrayList<>();
    if (group.must().isEmpty()) {
      parts.add(joined(group.should(), " OR "));
    } else {
      parts.add(joined(group.must(), " AND "));
      group.should().forEach(also -> parts.add(nested(also)));
    }
    group.mustNot().forEach(not -> parts.add("NOT " + nested(not)));
    return String.join(" ", parts);
  }

  private static String joined(List<Query> clauses, String by) {
    return clauses.stream().map(ClauseText::nested).collect(Collectors.joining(by));
  }

  private static String nested(Query clause) {
    return clause instanceof Query.Group ? "(" + whole(clause) + ")" : whole(clause);
  }
}
