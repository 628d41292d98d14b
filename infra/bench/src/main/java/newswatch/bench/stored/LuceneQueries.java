package newswatch.bench.stored;

import java.util.List;
import newswatch.matching.query.Form;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryField;
import newswatch.matching.query.QueryLanguage;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Our queries over title and body as Lucene's, for articles in English. */
final class LuceneQueries {
  static final String LANGUAGE = "language";

  private LuceneQueries() {}

  static Query of(String text) {
    return switch (QueryLanguage.TOPICS.parse(text)) {
      case Parsed.Understood understood -> of(understood.query());
      case Parsed.Rejected rejected -> throw new IllegalArgumentException(rejected.problem());
    };
  }

  private static Query of(newswatch.matching.query.Query query) {
    return switch (query) {
      case newswatch.matching.query.Query.Word word when word.field() == QueryField.TEXT ->
          words(LuceneForms.ENGLISH, Form.ENGLISH.terms(word.text()), 0);
      case newswatch.matching.query.Query.Phrase phrase when phrase.field() == QueryField.TEXT ->
          words(LuceneForms.EXACT, Form.EXACT.terms(phrase.text()), phrase.slop());
      case newswatch.matching.query.Query.Prefix prefix when prefix.field() == QueryField.TEXT ->
          new PrefixQuery(new Term(LuceneForms.EXACT, Form.EXACT.terms(prefix.text()).getFirst()));
      case newswatch.matching.query.Query.Value value when value.field() == QueryField.LANGUAGE ->
          new TermQuery(new Term(LANGUAGE, value.text()));
      case newswatch.matching.query.Query.Group group -> {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        group.must().forEach(one -> all.add(of(one), Occur.MUST));
        group.should().forEach(one -> all.add(of(one), Occur.SHOULD));
        group.mustNot().forEach(one -> all.add(of(one), Occur.MUST_NOT));
        yield all.build();
      }
      case newswatch.matching.query.Query.Word _,
          newswatch.matching.query.Query.Phrase _,
          newswatch.matching.query.Query.Prefix _,
          newswatch.matching.query.Query.Value _,
          newswatch.matching.query.Query.Published _,
          newswatch.matching.query.Query.Like _ ->
          throw new IllegalArgumentException("no stored query of the bench asks for this field");
    };
  }

  private static Query words(String field, List<String> terms, int slop) {
    return terms.size() == 1
        ? new TermQuery(new Term(field, terms.getFirst()))
        : new PhraseQuery(slop, field, terms.toArray(String[]::new));
  }
}
