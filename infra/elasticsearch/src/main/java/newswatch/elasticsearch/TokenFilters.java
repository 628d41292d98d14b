package newswatch.elasticsearch;

import static newswatch.elasticsearch.TokenFilters.Use.DEFINED_ONLY;
import static newswatch.elasticsearch.TokenFilters.Use.GRAMS;
import static newswatch.elasticsearch.TokenFilters.Use.NORMALIZERS;
import static newswatch.elasticsearch.TokenFilters.Use.NORMALIZERS_DEFINED_ONLY;
import static newswatch.elasticsearch.TokenFilters.Use.WORDS;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.br.BrazilianStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.classic.ClassicFilter;
import org.apache.lucene.analysis.commongrams.CommonGramsFilter;
import org.apache.lucene.analysis.commongrams.CommonGramsQueryFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.de.GermanStemFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishLowerCaseFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.FingerprintFilter;
import org.apache.lucene.analysis.miscellaneous.KeepWordFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/** The token filters by their stock names. */
final class TokenFilters {
  /** Where a filter may stand. */
  enum Use {
    /** In analyzers. */
    WORDS,
    /**
     * In analyzers; the words it makes are no longer whole, which the fast vector highlighter must
     * know.
     */
    GRAMS,
    /** In analyzers and in normalizers: one word in, one word out. */
    NORMALIZERS,
    /** As {@link #WORDS}, but its bare name means nothing: some option is mandatory. */
    DEFINED_ONLY,
    /** As {@link #NORMALIZERS}, but its bare name means nothing. */
    NORMALIZERS_DEFINED_ONLY;

    boolean inNormalizers() {
      return this == NORMALIZERS || this == NORMALIZERS_DEFINED_ONLY;
    }

    boolean needsOptions() {
      return this == DEFINED_ONLY || this == NORMALIZERS_DEFINED_ONLY;
    }
  }

  record Stock(Use use, Recipe<UnaryOperator<TokenStream>> recipe) {}

  private static final Map<String, Integer> CJK_SCRIPTS =
      Map.of(
          "han", CJKBigramFilter.HAN,
          "hiragana", CJKBigramFilter.HIRAGANA,
          "katakana", CJKBigramFilter.KATAKANA,
          "hangul", CJKBigramFilter.HANGUL);

  static final Map<String, Stock> ALL = all();

  private TokenFilters() {}

  private static Map<String, Stock> all() {
    Map<String, Stock> all = new TreeMap<>();
    plain(all, WORDS, "apostrophe", ApostropheFilter::new);
    plain(all, NORMALIZERS, "arabic_normalization", ArabicNormalizationFilter::new);
    plain(all, WORDS, "arabic_stem", ArabicStemFilter::new);
    add(all, NORMALIZERS, "asciifolding", TokenFilters::asciifolding);
    plain(all, NORMALIZERS, "bengali_normalization", BengaliNormalizationFilter::new);
    plain(all, WORDS, "brazilian_stem", BrazilianStemFilter::new);
    add(all, WORDS, "cjk_bigram", TokenFilters::cjkBigram);
    plain(all, NORMALIZERS, "cjk_width", CJKWidthFilter::new);
    plain(all, WORDS, "classic", ClassicFilter::new);
    add(all, DEFINED_ONLY, "common_grams", TokenFilters::commonGrams);
    plain(all, WORDS, "czech_stem", CzechStemFilter::new);
    plain(all, NORMALIZERS, "decimal_digit", DecimalDigitFilter::new);
    plain(all, WORDS, "dutch_stem", in -> new SnowballFilter(in, new DutchStemmer()));
    add(all, GRAMS, "edge_ngram", TokenFilters::edgeNgram);
    add(all, NORMALIZERS, "elision", TokenFilters::elision);
    add(all, WORDS, "fingerprint", TokenFilters::fingerprint);
    plain(all, WORDS, "flatten_graph", FlattenGraphFilter::new);
    plain(all, WORDS, "french_stem", in -> new SnowballFilter(in, new FrenchStemmer()));
    plain(all, NORMALIZERS, "german_normalization", GermanNormalizationFilter::new);
    plain(all, WORDS, "german_stem", GermanStemFilter::new);
    plain(all, NORMALIZERS, "hindi_normalization", HindiNormalizationFilter::new);
    plain(all, NORMALIZERS, "indic_normalization", IndicNormalizationFilter::new);
    add(all, DEFINED_ONLY, "keep", TokenFilters::keep);
    add(all, DEFINED_ONLY, "keep_types", TokenFilters::keepTypes);
    add(all, DEFINED_ONLY, "keyword_marker", TokenFilters::keywordMarker);
    plain(all, WORDS, "keyword_repeat", KeywordRepeatFilter::new);
    plain(all, WORDS, "kstem", KStemFilter::new);
    add(all, WORDS, "length", TokenFilters::length);
    add(all, WORDS, "limit", TokenFilters::limit);
    // The bare name is the node's own.
    add(all, NORMALIZERS_DEFINED_ONLY, "lowercase", TokenFilters::lowercase);
    add(all, GRAMS, "ngram", TokenFilters::ngram);
    add(all, DEFINED_ONLY, "pattern_capture", TokenFilters::patternCapture);
    add(all, NORMALIZERS_DEFINED_ONLY, "pattern_replace", TokenFilters::patternReplace);
    plain(all, NORMALIZERS, "persian_normalization", PersianNormalizationFilter::new);
    plain(all, WORDS, "persian_stem", PersianStemFilter::new);
    plain(all, WORDS, "porter_stem", PorterStemFilter::new);
    plain(all, WORDS, "remove_duplicates", RemoveDuplicatesTokenFilter::new);
    plain(all, WORDS, "reverse", ReverseStringFilter::new);
    plain(all, WORDS, "russian_stem", in -> new SnowballFilter(in, new RussianStemmer()));
    plain(all, NORMALIZERS, "scandinavian_folding", ScandinavianFoldingFilter::new);
    plain(all, NORMALIZERS, "scandinavian_normalization", ScandinavianNormalizationFilter::new);
    plain(all, NORMALIZERS, "serbian_normalization", SerbianNormalizationFilter::new);
    add(all, WORDS, "snowball", Stemmers::snowball);
    plain(all, NORMALIZERS, "sorani_normalization", SoraniNormalizationFilter::new);
    add(all, WORDS, "stemmer", Stemmers::stemmer);
    add(all, DEFINED_ONLY, "stemmer_override", StemmerOverrides::filter);
    plain(all, NORMALIZERS, "trim", TrimFilter::new);
    add(all, WORDS, "truncate", TokenFilters::truncate);
    add(all, WORDS, "unique", TokenFilters::unique);
    plain(all, NORMALIZERS, "uppercase", UpperCaseFilter::new);
    add(all, GRAMS, "word_delimiter_graph", WordParts::filter);
    return Map.copyOf(all);
  }

  private static void add(
      Map<String, Stock> all, Use use, String name, Recipe<UnaryOperator<TokenStream>> recipe) {
    all.put(name, new Stock(use, recipe));
  }

  private static void plain(
      Map<String, Stock> all, Use use, String name, UnaryOperator<TokenStream> filter) {
    add(all, use, name, options -> filter);
  }

  private static UnaryOperator<TokenStream> asciifolding(Options options) {
    boolean original = options.flag("preserve_original", false);
    return in -> new ASCIIFoldingFilter(in, original);
  }

  private static UnaryOperator<TokenStream> cjkBigram(Options options) {
    Set<String> ignored = new HashSet<>(options.list("ignored_scripts"));
    if (!CJK_SCRIPTS.keySet().containsAll(ignored)) {
      throw options.refusal("[ignored_scripts] knows " + CJK_SCRIPTS.keySet());
    }
    int scripts =
        CJK_SCRIPTS.entrySet().stream()
            .filter(script -> !ignored.contains(script.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    boolean unigrams = options.flag("output_unigrams", false);
    return in -> new CJKBigramFilter(in, scripts, unigrams);
  }

  private static UnaryOperator<TokenStream> commonGrams(Options options) {
    CharArraySet common = options.words("common_words", options.flag("ignore_case", false));
    boolean query = options.flag("query_mode", false);
    return in -> {
      CommonGramsFilter grams = new CommonGramsFilter(in, common);
      return query ? new CommonGramsQueryFilter(grams) : grams;
    };
  }

  private static UnaryOperator<TokenStream> edgeNgram(Options options) {
    Options.Grams grams = options.grams(false);
    boolean original = options.flag("preserve_original", false);
    return in -> new EdgeNGramTokenFilter(in, grams.shortest(), grams.longest(), original);
  }

  private static UnaryOperator<TokenStream> ngram(Options options) {
    Options.Grams grams = options.grams(true);
    boolean original = options.flag("preserve_original", false);
    return in -> new NGramTokenFilter(in, grams.shortest(), grams.longest(), original);
  }

  private static UnaryOperator<TokenStream> elision(Options options) {
    CharArraySet articles =
        options.wordsOr(
            "articles", FrenchAnalyzer.DEFAULT_ARTICLES, options.flag("articles_case", false));
    return in -> new ElisionFilter(in, articles);
  }

  private static UnaryOperator<TokenStream> fingerprint(Options options) {
    int size = options.number("max_output_size", 255);
    char separator = options.character("separator", ' ');
    return in -> new FingerprintFilter(in, size, separator);
  }

  private static UnaryOperator<TokenStream> keep(Options options) {
    CharArraySet words = options.words("keep_words", options.flag("keep_words_case", false));
    return in -> new KeepWordFilter(in, words);
  }

  private static UnaryOperator<TokenStream> keepTypes(Options options) {
    Set<String> types = Set.copyOf(options.requiredList("types"));
    boolean include =
        options.oneOf("mode", "include", Set.of("include", "exclude")).equals("include");
    return in -> new TypeTokenFilter(in, types, include);
  }

  private static UnaryOperator<TokenStream> keywordMarker(Options options) {
    String pattern = options.text("keywords_pattern", "");
    boolean ignoreCase = options.flag("ignore_case", false);
    if (!pattern.isEmpty()) {
      Pattern compiled = Pattern.compile(pattern);
      return in -> new PatternKeywordMarkerFilter(in, compiled);
    }
    CharArraySet keywords = options.words("keywords", ignoreCase);
    return in -> new SetKeywordMarkerFilter(in, keywords);
  }

  private static UnaryOperator<TokenStream> length(Options options) {
    int shortest = options.number("min", 0);
    int longest = options.number("max", Integer.MAX_VALUE);
    return in -> new LengthFilter(in, shortest, longest);
  }

  private static UnaryOperator<TokenStream> limit(Options options) {
    int most = options.number("max_token_count", 1);
    boolean consumeAll = options.flag("consume_all_tokens", false);
    return in -> new LimitTokenCountFilter(in, most, consumeAll);
  }

  private static UnaryOperator<TokenStream> lowercase(Options options) {
    return switch (options.oneOf("language", "", Set.of("", "greek", "irish", "turkish"))) {
      case "greek" -> GreekLowerCaseFilter::new;
      case "irish" -> IrishLowerCaseFilter::new;
      case "turkish" -> TurkishLowerCaseFilter::new;
      default -> LowerCaseFilter::new;
    };
  }

  private static UnaryOperator<TokenStream> patternCapture(Options options) {
    Pattern[] patterns =
        options.requiredList("patterns").stream().map(Pattern::compile).toArray(Pattern[]::new);
    boolean original = options.flag("preserve_original", true);
    return in -> new PatternCaptureGroupTokenFilter(in, original, patterns);
  }

  private static UnaryOperator<TokenStream> patternReplace(Options options) {
    options.required("pattern");
    Pattern pattern = options.pattern("pattern", "");
    String replacement = options.text("replacement", "");
    boolean every = options.flag("all", true);
    return in -> new PatternReplaceFilter(in, pattern, replacement, every);
  }

  private static UnaryOperator<TokenStream> truncate(Options options) {
    int length = options.number("length", 10);
    return in -> TruncateTokenFilter.truncateAfterChars(in, length);
  }

  private static UnaryOperator<TokenStream> unique(Options options) {
    return options.flag("only_on_same_position", false)
        ? RemoveDuplicatesTokenFilter::new
        : UniqueTokens::new;
  }
}
