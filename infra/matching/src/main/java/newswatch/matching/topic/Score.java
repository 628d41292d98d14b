package newswatch.matching.topic;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.matching.query.Match;
import newswatch.matching.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * How surely an article is about a topic, from the clauses of the query that it matched:
 *
 * <pre>score = 1 − product over clauses of (1 − weight) × 0.97<sup>repeats</sup></pre>
 *
 * A clause weighs 0.5 when found in the title, 0.3 in the lead (the first 400 UTF-16 units of the
 * body, or of the summary that stands in for it), 0.15 further on, and 0.1 when found outside these
 * texts, as in the source; its best place counts. Its further places are repeats, of which 4 count
 * at most. So one word in the title outweighs three far down, and two different words outweigh one
 * that is repeated. Clauses joined by AND are one clause, which weighs what the least of them does:
 * words that only mean something together are not counted as if each meant it.
 */
final class Score {
  private static final double TITLE = 0.5;
  private static final double LEAD = 0.3;
  private static final double FURTHER_ON = 0.15;
  private static final double ELSEWHERE = 0.1;
  private static final double LEFT_BY_REPEAT = 0.97;
  private static final int LEAD_LENGTH = 400;

  private final Map<Query, Match.Hit> hits = new HashMap<>();

  private Score(List<Match.Hit> found) {
    found.forEach(hit -> hits.put(hit.clause(), hit));
  }

  /**
   * Above 0 and at most 1, rounded to 3 decimals.
   *
   * @param hits what the query found in an article that matches it
   */
  static double of(Query query, List<Match.Hit> hits) {
    return rounded(new Score(hits).weight(query));
  }

  /** To 3 decimals, and never to 0: what matches is not surely something else. */
  static double rounded(double score) {
    return Math.clamp(Math.round(score * 1000) / 1000.0, 0.001, 1);
  }

  private double weight(Query clause) {
    return clause instanceof Query.Group group ? weight(group) : weight(hits.get(clause));
  }

  private double weight(Query.Group group) {
    double doubt = 1 - group.must().stream().mapToDouble(this::weight).min().orElse(0);
    for (Query clause : new LinkedHashSet<>(group.should())) {
      doubt *= 1 - weight(clause);
    }
    return 1 - doubt;
  }

  private static double weight(Match.@Nullable Hit hit) {
    if (hit == null) {
      return 0;
    }
    double best = hit.places().stream().mapToDouble(Score::weight).max().orElse(ELSEWHERE);
    int repeats = Math.max(0, hit.places().size() - 1);
    return 1 - (1 - best) * Math.pow(LEFT_BY_REPEAT, repeats);
  }

  private static double weight(Evidence place) {
    if (place.field() == Field.TITLE) {
      return TITLE;
    }
    return place.start() < LEAD_LENGTH ? LEAD : FURTHER_ON;
  }
}
