package newswatch.matching.query;

import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's classic parser, told what our fields mean: words without a field are looked for in title
 * and body, unquoted ones in the form of the article's language.
 */
final class LuceneTopicsParser extends QueryParser {
  static final String TITLE = "title";
  static final String BODY = "body";
  static final String EXACT = ".exact";
  static final String ENGLISH = ".english";

  private static final String TEXT = "text";

  private final Analyzer english;
  private final boolean stemmed;

  /**
   * @param stemmed whether the article is compared in {@link Form#ENGLISH}
   */
  LuceneTopicsParser(Analyzer exact, Analyzer english, boolean stemmed) {
    super(TEXT, exact);
    this.english = english;
    this.stemmed = stemmed;
    setSplitOnWhitespace(true);
    setAutoGeneratePhraseQueries(true);
  }

  @Override
  protected @Nullable Query getFieldQuery(String field, String text, boolean quoted)
      throws ParseException {
    return switch (field) {
      case "language", "collection" ->
          new TermQuery(new Term(field, text.toLowerCase(Locale.ROOT)));
      case "source", "author" -> super.getFieldQuery(field, text, true);
      default ->
          anyOf(
              field,
              one ->
                  quoted || !stemmed
                      ? super.getFieldQuery(one + EXACT, text, true)
                      : newFieldQuery(english, one + ENGLISH, text, true));
    };
  }

  @Override
  protected @Nullable Query getFieldQuery(String field, String text, int slop)
      throws ParseException {
    Query query = getFieldQuery(field, text, true);
    return query == null ? null : near(query, slop);
  }

  private static Query near(Query query, int slop) {
    return switch (query) {
      case PhraseQuery phrase -> {
        PhraseQuery.Builder near = new PhraseQuery.Builder().setSlop(slop);
        for (int i = 0; i < phrase.getTerms().length; i++) {
          near.add(phrase.getTerms()[i], phrase.getPositions()[i]);
        }
        yield near.build();
      }
      case BooleanQuery any -> {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        any.clauses().forEach(clause -> all.add(near(clause.query(), slop), clause.occur()));
        yield all.build();
      }
      default -> query;
    };
  }

  @Override
  protected @Nullable Query getPrefixQuery(String field, String text) throws ParseException {
    return field.equals("source") || field.equals("author")
        ? super.getPrefixQuery(field, text)
        : anyOf(field, one -> super.getPrefixQuery(one + EXACT, text));
  }

  /** In one text. */
  @FunctionalInterface
  private interface InText {
    @Nullable Query of(String text) throws ParseException;
  }

  private static @Nullable Query anyOf(String field, InText query) throws ParseException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String text : field.equals(TEXT) ? List.of(TITLE, BODY) : List.of(field)) {
      Query inText = query.of(text);
      if (inText == null) {
        return null;
      }
      any.add(inText, Occur.SHOULD);
    }
    return any.build();
  }
}
