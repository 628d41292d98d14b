package newswatch.matching.query;

import java.util.List;

/** Clauses joined as {@link Query.Group} says. */
record GroupClause(List<Clause> must, List<Clause> should, List<Clause> mustNot) implements Clause {

  static GroupClause of(Query.Group group) {
    return new GroupClause(all(group.must()), all(group.should()), all(group.mustNot()));
  }

  private static List<Clause> all(List<Query> queries) {
    return queries.stream().map(Clause::of).toList();
  }

  @Override
  public boolean find(ArticleWords article, Hits hits) {
    int mark = hits.mark();
    boolean found = finds(article, hits) && !leftOut(article);
    if (!found) {
      hits.takeBack(mark);
    }
    return found;
  }

  private boolean finds(ArticleWords article, Hits hits) {
    for (Clause clause : must) {
      if (!clause.find(article, hits)) {
        return false;
      }
    }
    boolean any = !must.isEmpty();
    for (Clause clause : should) {
      any |= clause.find(article, hits);
    }
    return any;
  }

  private boolean leftOut(ArticleWords article) {
    Hits unwanted = new Hits();
    return mustNot.stream().anyMatch(clause -> clause.find(article, unwanted));
  }
}
