package newswatch.bench.stored;

import java.util.List;
import newswatch.events.Article;

/** Somebody who keeps queries, which are numbered, and tells which of them an article matches. */
public interface Matcher extends AutoCloseable {

  /** Keeps these queries, numbered from 0. Called once, before anything else. */
  void register(List<String> queries);

  /** Keeps one more, in place of the one that has its number. */
  void add(int number, String query);

  /** The numbers of the queries that match, in any order. */
  int[] match(Article article);

  /** Ends what it has running; most have nothing. */
  @Override
  default void close() {}
}
