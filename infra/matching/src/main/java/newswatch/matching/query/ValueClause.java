package newswatch.matching.query;

import java.util.List;

/** A field's value, case folded. */
record ValueClause(Query.Value source, String value) implements Clause {

  static ValueClause of(Query.Value source) {
    if (source.field() == QueryField.TOPIC) {
      throw new IllegalArgumentException("only the search index knows an article's topics");
    }
    return new ValueClause(source, ArticleWords.folded(source.text()));
  }

  @Override
  public boolean find(ArticleWords article, Hits hits) {
    boolean found = article.has(source.field(), value);
    if (found) {
      hits.add(source, List.of());
    }
    return found;
  }
}
