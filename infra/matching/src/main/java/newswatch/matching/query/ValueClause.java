package newswatch.matching.query;

import java.util.List;

/** A field's value, case folded. */
record ValueClause(Query.Value source, String value) implements Clause {

  static ValueClause of(Query.Value source) {
    return switch (source.field()) {
      case LANGUAGE, COLLECTION -> new ValueClause(source, ArticleWords.folded(source.text()));
      case TOPIC, STORY ->
          throw new IllegalArgumentException(
              "only the search index knows an article's " + source.field().word());
      case TEXT, TITLE, BODY, SOURCE, AUTHOR, PUBLISHED, LIKE ->
          throw new IllegalStateException(source.field().word() + " has no value");
    };
  }

  @Override
  public boolean matches(ArticleWords article) {
    return article.has(source.field(), value);
  }

  @Override
  public boolean find(ArticleWords article, Hits hits) {
    boolean found = matches(article);
    if (found) {
      hits.add(source, List.of());
    }
    return found;
  }

  @Override
  public List<Need> needs() {
    Clue.Kind kind =
        source.field() == QueryField.LANGUAGE ? Clue.Kind.LANGUAGE : Clue.Kind.COLLECTION;
    return List.of(Need.of(new Clue(kind, value)));
  }
}
