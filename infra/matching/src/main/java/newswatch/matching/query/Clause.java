package newswatch.matching.query;

import java.util.List;
import newswatch.events.Evidence;

/** A node of a query with its words analysed, ready to be asked again and again. */
sealed interface Clause permits GroupClause, PrefixClause, ValueClause, WordsClause {

  /**
   * Whether the article matches.
   *
   * @param hits where the words and phrases that were found are noted
   */
  boolean find(ArticleWords article, Hits hits);

  static Clause of(Query query) {
    return switch (query) {
      case Query.Word word ->
          new WordsClause(
              word,
              word.field(),
              Form.EXACT.terms(word.text()),
              Form.ENGLISH.terms(word.text()),
              0);
      case Query.Phrase phrase -> {
        List<String> terms = Form.EXACT.terms(phrase.text());
        yield new WordsClause(phrase, phrase.field(), terms, terms, phrase.slop());
      }
      case Query.Prefix prefix ->
          new PrefixClause(prefix, Form.EXACT.terms(prefix.text()).getFirst());
      case Query.Value value -> ValueClause.of(value);
      case Query.Group group -> GroupClause.of(group);
    };
  }

  /** The evidence for spans of one text; none for a text that gives none. */
  static List<Evidence> evidence(TextPart part, TextWords words, List<Span> spans) {
    return part.givesEvidence()
        ? spans.stream().map(s -> part.evidence(words.start(s), words.end(s))).toList()
        : List.of();
  }
}
