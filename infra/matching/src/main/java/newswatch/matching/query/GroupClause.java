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
  public boolean matches(ArticleWords article) {
    for (Clause clause : must) {
      if (!clause.matches(article)) {
        return false;
      }
    }
    return (!must.isEmpty() || anyMatches(should, article)) && !anyMatches(mustNot, article);
  }

  private static boolean anyMatches(List<Clause> clauses, ArticleWords article) {
    for (Clause clause : clauses) {
      if (clause.matches(article)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean find(ArticleWords article, Hits hits) {
    int mark = hits.mark();
    boolean found = finds(article, hits) && !anyMatches(mustNot, article);
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

  /** Those of all that must match; else one of what any of the others needs. */
  @Override
  public List<Need> needs() {
    if (!must.isEmpty()) {
      return must.stream().flatMap(clause -> clause.needs().stream()).toList();
    }
    return List.of(
        Need.anyOf(should.stream().map(clause -> Need.narrowest(clause.needs())).toList()));
  }
}
