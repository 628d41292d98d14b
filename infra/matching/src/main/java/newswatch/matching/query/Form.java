package newswatch.matching.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * How text is cut into comparable words. The search index has an analyzer for each form, made of
 * the same Lucene parts in the same order, so that both sides cut alike.
 */
public enum Form {
  /**
   * Case and accents folded, Chinese, Japanese and Korean as overlapping pairs of characters. In
   * Elasticsearch's names: tokenizer {@code standard}; filters {@code stemmer} with language {@code
   * possessive_english}, {@code lowercase}, {@code asciifolding}, {@code cjk_bigram}.
   */
  EXACT(false),
  /** {@link #EXACT}, then {@code porter_stem}: English words without their endings. */
  ENGLISH(true);

  // An analyzer is safe for threads and set up once; it only lacks the annotation that would say
  // so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Analyzer analyzer;

  Form(boolean stemmed) {
    analyzer = new Chain(stemmed);
  }

  /**
   * The form in which an article in this language is compared with unquoted words: {@link #ENGLISH}
   * for English and where the language is not known, else {@link #EXACT}.
   *
   * @param language a BCP 47 tag such as {@code en-GB}
   */
  public static Form of(@Nullable String language) {
    if (language == null || language.isBlank()) {
      return ENGLISH;
    }
    String tag = language.strip().toLowerCase(Locale.ROOT);
    return tag.equals("en") || tag.startsWith("en-") || tag.equals("und") ? ENGLISH : EXACT;
  }

  /** Takes the words of a text, one after the other. */
  @FunctionalInterface
  interface Words {
    /**
     * @param letters whose first ones are the word's; they change once this returns
     * @param position its place among the words of the text, counted from 0 without gaps
     * @param start where the word begins in the text, in UTF-16 units
     * @param end exclusive
     */
    void add(char[] letters, int length, int position, int start, int end);
  }

  /**
   * The words of a text, in order; none where it holds only punctuation. The text is expected in
   * Unicode's normal form C: combining marks that stand alone are not folded.
   */
  public List<Token> cut(String text) {
    List<Token> tokens = new ArrayList<>();
    cut(
        text,
        (letters, length, position, start, end) ->
            tokens.add(new Token(new String(letters, 0, length), position, start, end)));
    return tokens;
  }

  /** Hands on the words of a text: {@link #cut(String)} without an object for each. */
  void cut(String text, Words words) {
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        words.add(term.buffer(), term.length(), position, offset.startOffset(), offset.endOffset());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
  }

  /** The words of a text without their places: {@link #cut} for a query's side. */
  public List<String> terms(String text) {
    return cut(text).stream().map(Token::term).toList();
  }

  private static final class Chain extends Analyzer {
    private final boolean stemmed;

    Chain(boolean stemmed) {
      this.stemmed = stemmed;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
      Tokenizer words = new StandardTokenizer();
      TokenStream chain = new EnglishPossessiveFilter(words);
      chain = new LowerCaseFilter(chain);
      chain = new ASCIIFoldingFilter(chain);
      chain = new CJKBigramFilter(chain);
      return new TokenStreamComponents(words, stemmed ? new PorterStemFilter(chain) : chain);
    }
  }
}
