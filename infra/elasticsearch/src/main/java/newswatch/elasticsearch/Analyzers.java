package newswatch.elasticsearch;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.br.BrazilianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.StopAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** The analyzers by their stock names; those of languages take {@code stopwords}. */
final class Analyzers {
  static final Map<String, Recipe<Analyzer>> ALL = all();

  @FunctionalInterface
  private interface Stemming {
    Analyzer analyzer(CharArraySet stopwords, CharArraySet unstemmed);
  }

  private Analyzers() {}

  private static Map<String, Recipe<Analyzer>> all() {
    Map<String, Recipe<Analyzer>> all = new TreeMap<>();
    all.put("keyword", options -> new KeywordAnalyzer());
    all.put("simple", options -> new SimpleAnalyzer());
    all.put("whitespace", options -> new WhitespaceAnalyzer());
    language(all, "stop", EnglishAnalyzer.getDefaultStopSet(), StopAnalyzer::new);
    language(all, "cjk", CJKAnalyzer.getDefaultStopSet(), CJKAnalyzer::new);
    language(all, "greek", GreekAnalyzer.getDefaultStopSet(), GreekAnalyzer::new);
    language(all, "thai", ThaiAnalyzer.getDefaultStopSet(), ThaiAnalyzer::new);
    stemming(all, "arabic", ArabicAnalyzer.getDefaultStopSet(), ArabicAnalyzer::new);
    stemming(all, "armenian", ArmenianAnalyzer.getDefaultStopSet(), ArmenianAnalyzer::new);
    stemming(all, "basque", BasqueAnalyzer.getDefaultStopSet(), BasqueAnalyzer::new);
    stemming(all, "bengali", BengaliAnalyzer.getDefaultStopSet(), BengaliAnalyzer::new);
    stemming(all, "brazilian", BrazilianAnalyzer.getDefaultStopSet(), BrazilianAnalyzer::new);
    stemming(all, "bulgarian", BulgarianAnalyzer.getDefaultStopSet(), BulgarianAnalyzer::new);
    stemming(all, "catalan", CatalanAnalyzer.getDefaultStopSet(), CatalanAnalyzer::new);
    stemming(all, "czech", CzechAnalyzer.getDefaultStopSet(), CzechAnalyzer::new);
    stemming(all, "danish", DanishAnalyzer.getDefaultStopSet(), DanishAnalyzer::new);
    stemming(all, "dutch", DutchAnalyzer.getDefaultStopSet(), DutchAnalyzer::new);
    stemming(all, "english", EnglishAnalyzer.getDefaultStopSet(), EnglishAnalyzer::new);
    stemming(all, "estonian", EstonianAnalyzer.getDefaultStopSet(), EstonianAnalyzer::new);
    stemming(all, "finnish", FinnishAnalyzer.getDefaultStopSet(), FinnishAnalyzer::new);
    stemming(all, "french", FrenchAnalyzer.getDefaultStopSet(), FrenchAnalyzer::new);
    stemming(all, "galician", GalicianAnalyzer.getDefaultStopSet(), GalicianAnalyzer::new);
    stemming(all, "german", GermanAnalyzer.getDefaultStopSet(), GermanAnalyzer::new);
    stemming(all, "hindi", HindiAnalyzer.getDefaultStopSet(), HindiAnalyzer::new);
    stemming(all, "hungarian", HungarianAnalyzer.getDefaultStopSet(), HungarianAnalyzer::new);
    stemming(all, "indonesian", IndonesianAnalyzer.getDefaultStopSet(), IndonesianAnalyzer::new);
    stemming(all, "irish", IrishAnalyzer.getDefaultStopSet(), IrishAnalyzer::new);
    stemming(all, "italian", ItalianAnalyzer.getDefaultStopSet(), ItalianAnalyzer::new);
    stemming(all, "latvian", LatvianAnalyzer.getDefaultStopSet(), LatvianAnalyzer::new);
    stemming(all, "lithuanian", LithuanianAnalyzer.getDefaultStopSet(), LithuanianAnalyzer::new);
    stemming(all, "norwegian", NorwegianAnalyzer.getDefaultStopSet(), NorwegianAnalyzer::new);
    stemming(all, "persian", PersianAnalyzer.getDefaultStopSet(), PersianAnalyzer::new);
    stemming(all, "portuguese", PortugueseAnalyzer.getDefaultStopSet(), PortugueseAnalyzer::new);
    stemming(all, "romanian", RomanianAnalyzer.getDefaultStopSet(), RomanianAnalyzer::new);
    stemming(all, "russian", RussianAnalyzer.getDefaultStopSet(), RussianAnalyzer::new);
    stemming(all, "sorani", SoraniAnalyzer.getDefaultStopSet(), SoraniAnalyzer::new);
    stemming(all, "spanish", SpanishAnalyzer.getDefaultStopSet(), SpanishAnalyzer::new);
    stemming(all, "swedish", SwedishAnalyzer.getDefaultStopSet(), SwedishAnalyzer::new);
    stemming(all, "turkish", TurkishAnalyzer.getDefaultStopSet(), TurkishAnalyzer::new);
    return Map.copyOf(all);
  }

  private static void language(
      Map<String, Recipe<Analyzer>> all,
      String name,
      CharArraySet stopwords,
      Function<CharArraySet, Analyzer> analyzer) {
    all.put(name, options -> analyzer.apply(options.stopwords(stopwords)));
  }

  private static void stemming(
      Map<String, Recipe<Analyzer>> all, String name, CharArraySet stopwords, Stemming analyzer) {
    all.put(
        name,
        options ->
            analyzer.analyzer(
                options.stopwords(stopwords),
                options.wordsOr("stem_exclusion", CharArraySet.EMPTY_SET, false)));
  }
}
