package newswatch.elasticsearch;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.br.BrazilianStemFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.gl.GalicianMinimalStemFilter;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianMinimalStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseMinimalStemFilter;
import org.apache.lucene.analysis.pt.PortugueseStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PorterStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * The stemmers of the filters {@code stemmer} and {@code snowball}, by the names of their options.
 */
final class Stemmers {
  /** Lucene's flag for the Norwegian stemmers; the constant itself is not public there. */
  private static final int NYNORSK = 2;

  private static final Map<String, Supplier<SnowballStemmer>> SNOWBALL =
      Map.ofEntries(
          entry("armenian", ArmenianStemmer::new),
          entry("basque", BasqueStemmer::new),
          entry("catalan", CatalanStemmer::new),
          entry("danish", DanishStemmer::new),
          entry("dutch", DutchStemmer::new),
          entry("english", EnglishStemmer::new),
          entry("estonian", EstonianStemmer::new),
          entry("finnish", FinnishStemmer::new),
          entry("french", FrenchStemmer::new),
          entry("german", GermanStemmer::new),
          entry("hungarian", HungarianStemmer::new),
          entry("irish", IrishStemmer::new),
          entry("italian", ItalianStemmer::new),
          entry("lithuanian", LithuanianStemmer::new),
          entry("norwegian", NorwegianStemmer::new),
          entry("porter", PorterStemmer::new),
          entry("portuguese", PortugueseStemmer::new),
          entry("romanian", RomanianStemmer::new),
          entry("russian", RussianStemmer::new),
          entry("serbian", SerbianStemmer::new),
          entry("spanish", SpanishStemmer::new),
          entry("swedish", SwedishStemmer::new),
          entry("turkish", TurkishStemmer::new));

  /** Where these and the Snowball ones share a name, {@code stemmer} takes these. */
  private static final Map<String, UnaryOperator<TokenStream>> OWN =
      Map.ofEntries(
          entry("arabic", ArabicStemFilter::new),
          entry("bengali", BengaliStemFilter::new),
          entry("brazilian", BrazilianStemFilter::new),
          entry("bulgarian", BulgarianStemFilter::new),
          entry("czech", CzechStemFilter::new),
          entry("english", PorterStemFilter::new),
          entry("light_english", KStemFilter::new),
          entry("kstem", KStemFilter::new),
          entry("minimal_english", EnglishMinimalStemFilter::new),
          entry("porter", PorterStemFilter::new),
          entry("porter2", in -> new SnowballFilter(in, new EnglishStemmer())),
          entry("possessive_english", EnglishPossessiveFilter::new),
          entry("light_finnish", FinnishLightStemFilter::new),
          entry("light_french", FrenchLightStemFilter::new),
          entry("minimal_french", FrenchMinimalStemFilter::new),
          entry("galician", GalicianStemFilter::new),
          entry("minimal_galician", GalicianMinimalStemFilter::new),
          entry("light_german", GermanLightStemFilter::new),
          entry("minimal_german", GermanMinimalStemFilter::new),
          entry("greek", GreekStemFilter::new),
          entry("hindi", HindiStemFilter::new),
          entry("light_hungarian", HungarianLightStemFilter::new),
          entry("indonesian", IndonesianStemFilter::new),
          entry("light_italian", ItalianLightStemFilter::new),
          entry("latvian", LatvianStemFilter::new),
          entry("light_norwegian", NorwegianLightStemFilter::new),
          entry("minimal_norwegian", NorwegianMinimalStemFilter::new),
          entry("light_nynorsk", in -> new NorwegianLightStemFilter(in, NYNORSK)),
          entry("minimal_nynorsk", in -> new NorwegianMinimalStemFilter(in, NYNORSK)),
          entry("persian", PersianStemFilter::new),
          entry("light_portuguese", PortugueseLightStemFilter::new),
          entry("minimal_portuguese", PortugueseMinimalStemFilter::new),
          entry("portuguese_rslp", PortugueseStemFilter::new),
          entry("light_russian", RussianLightStemFilter::new),
          entry("light_spanish", SpanishLightStemFilter::new),
          entry("spanish_plural", SpanishPluralStemFilter::new),
          entry("sorani", SoraniStemFilter::new),
          entry("light_swedish", SwedishLightStemFilter::new));

  private Stemmers() {}

  /** {@code stemmer}: by {@code language}, or by its older spelling {@code name}. */
  static UnaryOperator<TokenStream> stemmer(Options options) {
    String language =
        options.text("language", options.text("name", "english")).toLowerCase(Locale.ROOT);
    UnaryOperator<TokenStream> own = OWN.get(language);
    return own != null ? own : snowball(language, options);
  }

  /** {@code snowball}: by {@code language}. */
  static UnaryOperator<TokenStream> snowball(Options options) {
    return snowball(options.text("language", "english").toLowerCase(Locale.ROOT), options);
  }

  private static UnaryOperator<TokenStream> snowball(String language, Options options) {
    Supplier<SnowballStemmer> stemmer = SNOWBALL.get(language);
    if (stemmer == null) {
      TreeSet<String> known = new TreeSet<>(SNOWBALL.keySet());
      known.addAll(OWN.keySet());
      throw options.refusal("[language] [" + language + "] is not among " + known);
    }
    return in -> new SnowballFilter(in, stemmer.get());
  }
}
