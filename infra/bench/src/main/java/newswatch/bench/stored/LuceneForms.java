package newswatch.bench.stored;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Cuts as {@link newswatch.matching.query.Form} says, each form in a field of its own. */
final class LuceneForms extends Analyzer {
  static final String EXACT = "exact";
  static final String ENGLISH = "english";

  private static final int BETWEEN_TITLE_AND_BODY = 10_000;

  LuceneForms() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream chain =
        new CJKBigramFilter(
            new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words))));
    return new TokenStreamComponents(
        words, field.equals(ENGLISH) ? new PorterStemFilter(chain) : chain);
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return BETWEEN_TITLE_AND_BODY;
  }
}
