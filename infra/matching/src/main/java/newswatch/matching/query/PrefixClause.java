package newswatch.matching.query;

import java.util.List;

/** The beginning of a word. */
record PrefixClause(Query.Prefix source, String term) implements Clause {

  /**
   * @throws IllegalArgumentException when it is less than two letters
   */
  static PrefixClause of(Query.Prefix prefix) {
    List<String> terms = Form.EXACT.terms(prefix.text());
    if (terms.isEmpty() || terms.getFirst().length() < QueryLanguage.MIN_PREFIX_LETTERS) {
      throw new IllegalArgumentException(
          "'" + prefix.text() + "' is too short to look for what begins so");
    }
    return new PrefixClause(prefix, terms.getFirst());
  }

  @Override
  public boolean matches(ArticleWords article) {
    for (TextPart part : article.parts(source.field())) {
      if (part.words(Form.EXACT).hasBeginningWith(term, article.effort())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean find(ArticleWords article, Hits hits) {
    Hits.Places places = hits.places();
    for (TextPart part : article.parts(source.field())) {
      TextWords words = part.words(Form.EXACT);
      places.add(part, words, words.beginningWith(term, places.wanted(), article.effort()));
    }
    return places.note(source);
  }

  @Override
  public List<Need> needs() {
    return switch (source.field()) {
      case TEXT, TITLE, BODY -> List.of(Need.of(new Clue(Clue.Kind.BEGINNING, term)));
      // Too seldom asked for to be looked up.
      case SOURCE, AUTHOR -> List.of(Need.OF_NOTHING);
      case LANGUAGE, COLLECTION, TOPIC, STORY, PUBLISHED, LIKE ->
          throw new IllegalStateException("no words in " + source.field());
    };
  }
}
