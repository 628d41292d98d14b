package newswatch.matching.query;

/** A query with its words analysed once, to be matched against many articles. Safe for threads. */
public final class CompiledQuery {
  private final Clause root;

  private CompiledQuery(Clause root) {
    this.root = root;
  }

  /**
   * @throws IllegalArgumentException when the query asks for {@link QueryField#TOPIC}, which an
   *     article by itself does not have, or for a word that is only punctuation
   */
  public static CompiledQuery of(Query query) {
    return new CompiledQuery(Clause.of(query));
  }

  public Match match(ArticleWords article) {
    Hits hits = new Hits();
    return root.find(article, hits) ? new Match.Found(hits.distinct()) : new Match.NotFound();
  }
}
