package newswatch.search.trial;

import java.util.List;
import newswatch.matching.topic.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * What led to a finding.
 *
 * @param found the clauses of the query that were found, and where
 * @param missing where the query missed: the clauses of its outermost level that it needs and did
 *     not find, or of which it needs one
 * @param scores what the query says by itself, and with the examples; absent where it missed
 * @param examples what the examples say, word by word; absent where there are none
 */
public record Reasons(
    List<Explanation.FoundClause> found,
    List<String> missing,
    Explanation.@Nullable Scores scores,
    Explanation.@Nullable Share examples) {
  public Reasons {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
  }

  static Reasons of(Explanation explanation) {
    return new Reasons(
        explanation.found(), explanation.missing(), explanation.scores(), explanation.examples());
  }
}
