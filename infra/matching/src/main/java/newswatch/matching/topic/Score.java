package newswatch.matching.topic;

import java.util.List;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.matching.query.Match;

/**
 * How surely an article is about a topic, from the clauses of the query that it matched:
 *
 * <pre>score = 1 − product over clauses of (1 − weight) × 0.97<sup>repeats</sup></pre>
 *
 * A clause weighs 0.5 when found in the title, 0.3 in the lead (the first 400 UTF-16 units of the
 * body, or of the summary that stands in for it), 0.15 further on, and 0.1 when found outside these
 * texts, as in the source; its best place counts. Its further places are repeats, of which 4 count
 * at most. So one word in the title outweighs three far down, and two different words outweigh one
 * that is repeated.
 */
final class Score {
  private static final double TITLE = 0.5;
  private static final double LEAD = 0.3;
  private static final double FURTHER_ON = 0.15;
  private static final double ELSEWHERE = 0.1;
  private static final double LEFT_BY_REPEAT = 0.97;
  private static final int LEAD_LENGTH = 400;

  private Score() {}

  /** Above 0 and at most 1, rounded to 3 decimals. */
  static double of(List<Match.Hit> hits) {
    double doubt = 1;
    for (Match.Hit hit : hits) {
      int repeats = Math.max(0, hit.places().size() - 1);
      doubt *= (1 - weight(hit.places())) * Math.pow(LEFT_BY_REPEAT, repeats);
    }
    return Math.round((1 - doubt) * 1000) / 1000.0;
  }

  private static double weight(List<Evidence> places) {
    return places.stream().mapToDouble(Score::weight).max().orElse(ELSEWHERE);
  }

  private static double weight(Evidence place) {
    if (place.field() == Field.TITLE) {
      return TITLE;
    }
    return place.start() < LEAD_LENGTH ? LEAD : FURTHER_ON;
  }
}
