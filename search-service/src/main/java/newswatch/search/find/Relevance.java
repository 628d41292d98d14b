package newswatch.search.find;

import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;

/**
 * How well an article answers a search: how well its words match (BM25), those of the title before
 * those of the body, times a factor for its age that falls from 1 to {@link #OLDEST}.
 */
final class Relevance {
  /**
   * What a word in the title counts beside one in the body. Once in a text of usual length gives
   * 1/2.2 of what any number of times can give (BM25 with k1 = 1.2), so that once in the title is
   * worth a little more than ever so often in the body.
   */
  static final float TITLE = 2.5f;

  /** What is left of an old article's score: it is still found before what hardly matches. */
  static final double OLDEST = 0.25;

  /** After each of these the part that goes with age is half as much. */
  private static final Time HALVED = Time.of(time -> time.time("28d"));

  private Relevance() {}

  /**
   * Scores what a query matches.
   *
   * @param now from where age is counted; the same for all pages of a search
   */
  static Query of(Query matching, Instant now) {
    FunctionScore old = FunctionScore.of(by -> by.weight(OLDEST));
    FunctionScore age =
        FunctionScore.of(
            by ->
                by.exp(
                        decay ->
                            decay.date(
                                date ->
                                    date.field("rankedAt")
                                        .placement(
                                            at ->
                                                at.origin(now.toString())
                                                    .scale(HALVED)
                                                    .decay(0.5))))
                    .weight(1 - OLDEST));
    return Query.of(
        q ->
            q.functionScore(
                score ->
                    score
                        .query(matching)
                        .functions(old, age)
                        .scoreMode(FunctionScoreMode.Sum)
                        .boostMode(FunctionBoostMode.Multiply)));
  }
}
