package newswatch.elasticsearch;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.classic.ClassicTokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.path.PathHierarchyTokenizer;
import org.apache.lucene.analysis.path.ReversePathHierarchyTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.pattern.SimplePatternSplitTokenizer;
import org.apache.lucene.analysis.pattern.SimplePatternTokenizer;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.apache.lucene.util.AttributeFactory;

/** The tokenizers by their stock names. */
final class Tokenizers {
  static final Map<String, Recipe<Supplier<Tokenizer>>> ALL = all();

  /** In UTF-16 units; longer words are cut. */
  private static final int LONGEST_WORD = 255;

  private Tokenizers() {}

  private static Map<String, Recipe<Supplier<Tokenizer>>> all() {
    Map<String, Recipe<Supplier<Tokenizer>>> all = new TreeMap<>();
    all.put("classic", Tokenizers::classic);
    all.put("edge_ngram", Tokenizers::edgeNgram);
    all.put("keyword", Tokenizers::keyword);
    all.put("letter", options -> LetterTokenizer::new);
    all.put("ngram", Tokenizers::ngram);
    all.put("path_hierarchy", Tokenizers::pathHierarchy);
    all.put("pattern", Tokenizers::pattern);
    all.put("simple_pattern", Tokenizers::simplePattern);
    all.put("simple_pattern_split", Tokenizers::simplePatternSplit);
    all.put("thai", options -> ThaiTokenizer::new);
    all.put("uax_url_email", Tokenizers::uaxUrlEmail);
    all.put("whitespace", Tokenizers::whitespace);
    return Map.copyOf(all);
  }

  private static Supplier<Tokenizer> classic(Options options) {
    int longest = options.number("max_token_length", LONGEST_WORD);
    return () -> {
      ClassicTokenizer tokenizer = new ClassicTokenizer();
      tokenizer.setMaxTokenLength(longest);
      return tokenizer;
    };
  }

  private static Supplier<Tokenizer> edgeNgram(Options options) {
    Options.Grams grams = options.grams(false);
    IntPredicate part = TokenCharacters.of(options);
    return () ->
        new EdgeNGramTokenizer(grams.shortest(), grams.longest()) {
          @Override
          protected boolean isTokenChar(int character) {
            return part.test(character);
          }
        };
  }

  private static Supplier<Tokenizer> ngram(Options options) {
    Options.Grams grams = options.grams(true);
    IntPredicate part = TokenCharacters.of(options);
    return () ->
        new NGramTokenizer(grams.shortest(), grams.longest()) {
          @Override
          protected boolean isTokenChar(int character) {
            return part.test(character);
          }
        };
  }

  private static Supplier<Tokenizer> keyword(Options options) {
    int buffer = options.number("buffer_size", 256);
    return () -> new KeywordTokenizer(buffer);
  }

  private static Supplier<Tokenizer> pathHierarchy(Options options) {
    int buffer = options.number("buffer_size", 1024);
    char delimiter = options.character("delimiter", '/');
    char replacement = options.character("replacement", delimiter);
    int skip = options.number("skip", 0);
    return options.flag("reverse", false)
        ? () -> new ReversePathHierarchyTokenizer(buffer, delimiter, replacement, skip)
        : () -> new PathHierarchyTokenizer(buffer, delimiter, replacement, skip);
  }

  private static Supplier<Tokenizer> pattern(Options options) {
    Pattern pattern = options.pattern("pattern", "\\W+");
    int group = options.number("group", -1);
    return () -> new PatternTokenizer(pattern, group);
  }

  private static Supplier<Tokenizer> simplePattern(Options options) {
    String pattern = options.text("pattern", "");
    return () -> new SimplePatternTokenizer(pattern);
  }

  private static Supplier<Tokenizer> simplePatternSplit(Options options) {
    String pattern = options.text("pattern", "");
    return () -> new SimplePatternSplitTokenizer(pattern);
  }

  private static Supplier<Tokenizer> uaxUrlEmail(Options options) {
    int longest = options.number("max_token_length", LONGEST_WORD);
    return () -> {
      UAX29URLEmailTokenizer tokenizer = new UAX29URLEmailTokenizer();
      tokenizer.setMaxTokenLength(longest);
      return tokenizer;
    };
  }

  private static Supplier<Tokenizer> whitespace(Options options) {
    int longest = options.number("max_token_length", LONGEST_WORD);
    return () -> new WhitespaceTokenizer(AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, longest);
  }
}
