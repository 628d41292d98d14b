package newswatch.elasticsearch;

import java.io.Reader;
import java.util.function.UnaryOperator;
import newswatch.elasticsearch.TokenFilters.Use;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** The shapes in which the node wants prepared components. */
final class Factories {
  private Factories() {}

  static TokenFilterFactory tokenFilter(String name, Use use, UnaryOperator<TokenStream> filter) {
    return use.inNormalizers()
        ? new Normalizing(name, filter)
        : new Words(name, use == Use.GRAMS, filter);
  }

  static CharFilterFactory charFilter(
      String name, boolean inNormalizers, UnaryOperator<Reader> filter) {
    return inNormalizers ? new NormalizingChars(name, filter) : new Chars(name, filter);
  }

  static AnalyzerProvider<Analyzer> analyzer(String name, Analyzer analyzer) {
    return new AbstractIndexAnalyzerProvider<>(name) {
      @Override
      public Analyzer get() {
        return analyzer;
      }
    };
  }

  private static final class Words extends AbstractTokenFilterFactory {
    private final boolean breaksWords;
    private final UnaryOperator<TokenStream> filter;

    Words(String name, boolean breaksWords, UnaryOperator<TokenStream> filter) {
      super(name);
      this.breaksWords = breaksWords;
      this.filter = filter;
    }

    @Override
    public TokenStream create(TokenStream in) {
      return filter.apply(in);
    }

    @Override
    public boolean breaksFastVectorHighlighter() {
      return breaksWords;
    }
  }

  private static final class Normalizing extends AbstractTokenFilterFactory
      implements NormalizingTokenFilterFactory {
    private final UnaryOperator<TokenStream> filter;

    Normalizing(String name, UnaryOperator<TokenStream> filter) {
      super(name);
      this.filter = filter;
    }

    @Override
    public TokenStream create(TokenStream in) {
      return filter.apply(in);
    }

    /** A normal form is one word, so {@code preserve_original} must not make it two. */
    @Override
    public TokenStream normalize(TokenStream in) {
      TokenStream normalized = filter.apply(in);
      return normalized instanceof ASCIIFoldingFilter folding && folding.isPreserveOriginal()
          ? new ASCIIFoldingFilter(in)
          : normalized;
    }
  }

  private static final class Chars extends AbstractCharFilterFactory {
    private final UnaryOperator<Reader> filter;

    Chars(String name, UnaryOperator<Reader> filter) {
      super(name);
      this.filter = filter;
    }

    @Override
    public Reader create(Reader in) {
      return filter.apply(in);
    }
  }

  private static final class NormalizingChars extends AbstractCharFilterFactory
      implements NormalizingCharFilterFactory {
    private final UnaryOperator<Reader> filter;

    NormalizingChars(String name, UnaryOperator<Reader> filter) {
      super(name);
      this.filter = filter;
    }

    @Override
    public Reader create(Reader in) {
      return filter.apply(in);
    }
  }
}
