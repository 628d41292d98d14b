package newswatch.matching.query;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A word or a phrase; {@code exact} and {@code english} are its terms in these forms, the same for
 * a phrase.
 */
record WordsClause(Query source, QueryField field, PhraseTerms exact, PhraseTerms english)
    implements Clause {

  static WordsClause of(Query.Word word) {
    PhraseTerms exact = new PhraseTerms(Form.EXACT.terms(word.text()), 0);
    return new WordsClause(
        word, word.field(), exact, new PhraseTerms(Form.ENGLISH.terms(word.text()), 0));
  }

  static WordsClause of(Query.Phrase phrase) {
    PhraseTerms exact = new PhraseTerms(Form.EXACT.terms(phrase.text()), phrase.slop());
    return new WordsClause(phrase, phrase.field(), exact, exact);
  }

  @Override
  public boolean matches(ArticleWords article) {
    for (TextPart part : article.parts(field)) {
      Form form = form(part);
      if (part.words(form).has(terms(form), article.effort())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean find(ArticleWords article, Hits hits) {
    Hits.Places places = hits.places();
    for (TextPart part : article.parts(field)) {
      Form form = form(part);
      TextWords words = part.words(form);
      places.add(part, words, words.find(terms(form), places.wanted(), article.effort()));
    }
    return places.note(source);
  }

  @Override
  public List<Need> needs() {
    return switch (field) {
      case TEXT, TITLE, BODY ->
          IntStream.range(0, exact.terms().size()).mapToObj(this::needOfText).toList();
      case SOURCE -> needsOf(Clue.Kind.SOURCE);
      case AUTHOR -> needsOf(Clue.Kind.AUTHOR);
      case LANGUAGE, COLLECTION, TOPIC, STORY, PUBLISHED, LIKE ->
          throw new IllegalStateException("no words in " + field);
    };
  }

  /** An article shows unquoted words in the form of its language alone. */
  private Need needOfText(int word) {
    String asWritten = exact.terms().get(word).text();
    return quoted()
        ? Need.of(new Clue(Clue.Kind.QUOTED, asWritten))
        : Need.of(
            new Clue(Clue.Kind.WORD, asWritten),
            new Clue(Clue.Kind.STEM, english.terms().get(word).text()));
  }

  private List<Need> needsOf(Clue.Kind kind) {
    return exact.terms().stream().map(term -> Need.of(new Clue(kind, term.text()))).toList();
  }

  private boolean quoted() {
    return source instanceof Query.Phrase;
  }

  private Form form(TextPart part) {
    return quoted() ? Form.EXACT : part.form();
  }

  private PhraseTerms terms(Form form) {
    return form == Form.EXACT ? exact : english;
  }
}
