package newswatch.matching.query;

import java.util.List;

/** A node of a query with its words analysed, ready to be asked again and again. */
sealed interface Clause permits GroupClause, PrefixClause, ValueClause, WordsClause {

  /** Whether the article matches; what it costs is counted by the article's effort. */
  boolean matches(ArticleWords article);

  /**
   * Whether the article matches, and where: slower than {@link #matches}.
   *
   * @param hits where the words and phrases that were found are noted
   */
  boolean find(ArticleWords article, Hits hits);

  /** What an article must show to match, each need by itself; at least one. */
  List<Need> needs();

  static Clause of(Query query) {
    return switch (query) {
      case Query.Word word -> WordsClause.of(word);
      case Query.Phrase phrase -> WordsClause.of(phrase);
      case Query.Prefix prefix -> PrefixClause.of(prefix);
      case Query.Value value -> ValueClause.of(value);
      case Query.Published _, Query.Like _ ->
          throw new IllegalArgumentException(
              "an article by itself tells neither when it came nor what it is like");
      case Query.Group group -> GroupClause.of(group);
    };
  }
}
