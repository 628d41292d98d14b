package newswatch.matching.query;

import java.util.List;

/** A query with its words analysed once, to be matched against many articles. Safe for threads. */
public final class CompiledQuery {
  private final Clause root;

  private CompiledQuery(Clause root) {
    this.root = root;
  }

  /**
   * @throws IllegalArgumentException when the query asks for a field of searches alone, such as
   *     {@link QueryField#TOPIC}, which an article by itself does not have, or for a word that is
   *     only punctuation
   */
  public static CompiledQuery of(Query query) {
    return new CompiledQuery(Clause.of(query));
  }

  /** Decides first, and looks for the places only where the article matches. */
  public Match match(ArticleWords article) {
    return match(article, Effort.MOST);
  }

  /** Likewise, and gives up after a tenth of the steps. */
  public Match matchBriefly(ArticleWords article) {
    return match(article, Effort.FEW);
  }

  private Match match(ArticleWords article, int steps) {
    Effort effort = article.effort();
    effort.begin(steps);
    if (!root.matches(article)) {
      return effort.spent() ? new Match.GivenUp() : new Match.NotFound();
    }
    Hits hits = new Hits(effort);
    root.find(article, hits);
    return effort.spent() ? new Match.GivenUp() : new Match.Found(hits.distinct());
  }

  /** What an article must show to match. */
  List<Need> needs() {
    return root.needs();
  }
}
