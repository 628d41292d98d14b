package newswatch.matching.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queryparser.classic.ParseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated queries over all fields and articles of several languages, by Lucene's own parser,
 * analysis and search and by ours.
 */
class LuceneLanguagesAgreementTest {
  private static final int QUERIES = 300;
  private static final int ARTICLES_A_QUERY = 8;
  private static final Analyzer EXACT = new Chain(false);
  private static final Analyzer ENGLISH = new Chain(true);
  private static final Analyzer WHOLE = new KeywordAnalyzer();

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48, 49, 50})
  void theSameQueriesMatchTheSameArticles(long seed) throws ParseException {
    Generated generated = new Generated(seed);
    int compared = 0;
    Map<Boolean, Integer> ended = new TreeMap<>();
    while (compared < QUERIES) {
      String query = generated.query();
      if (!(QueryLanguage.TOPICS.parse(query) instanceof Parsed.Understood(Query understood))) {
        continue;
      }
      compared++;
      CompiledQuery ours = CompiledQuery.of(understood);
      for (int i = 0; i < ARTICLES_A_QUERY; i++) {
        SomeArticle article = generated.article();
        String[] collections = generated.collections();
        boolean found = ours.match(article.words(collections)) instanceof Match.Found;
        assertThat(found)
            .as("seed %d: %s over %s in %s", seed, query, article, List.of(collections))
            .isEqualTo(luceneMatches(query, article, collections));
        ended.merge(found, 1, Integer::sum);
      }
    }
    assertThat(ended.get(true)).isGreaterThan(QUERIES / 3);
    assertThat(ended.get(false)).isGreaterThan(QUERIES);
  }

  private static boolean luceneMatches(String query, SomeArticle article, String... collections)
      throws ParseException {
    boolean stemmed = Form.of(article.language()) == Form.ENGLISH;
    MemoryIndex index = new MemoryIndex();
    String body = orEmpty(article.body()).isBlank() ? orEmpty(article.summary()) : article.body();
    text(index, LuceneTopicsParser.TITLE, article.title());
    text(index, LuceneTopicsParser.BODY, orEmpty(body));
    index.addField("source", article.source(), EXACT);
    index.addField("author", orEmpty(article.author()), EXACT);
    for (String collection : collections) {
      index.addField("collection", collection.toLowerCase(Locale.ROOT), WHOLE);
    }
    String language = orEmpty(article.language()).toLowerCase(Locale.ROOT);
    while (!language.isEmpty()) {
      index.addField("language", language, WHOLE);
      language = language.substring(0, Math.max(0, language.lastIndexOf('-')));
    }
    return index.search(new LuceneTopicsParser(EXACT, ENGLISH, stemmed).parse(query)) > 0;
  }

  private static void text(MemoryIndex index, String field, String text) {
    index.addField(field + LuceneTopicsParser.EXACT, text, EXACT);
    index.addField(field + LuceneTopicsParser.ENGLISH, text, ENGLISH);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The filters that {@link Form} names. */
  private static final class Chain extends Analyzer {
    private final boolean stemmed;

    Chain(boolean stemmed) {
      this.stemmed = stemmed;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream chain =
          new CJKBigramFilter(
              new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words))));
      return new TokenStreamComponents(words, stemmed ? new PorterStemFilter(chain) : chain);
    }
  }
}
