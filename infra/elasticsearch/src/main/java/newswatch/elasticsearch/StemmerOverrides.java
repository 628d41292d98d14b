package newswatch.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter.StemmerOverrideMap;

/** {@code stemmer_override}: stems given by rules such as {@code "mice, mouses => mouse"}. */
final class StemmerOverrides {
  private StemmerOverrides() {}

  static UnaryOperator<TokenStream> filter(Options options) {
    StemmerOverrideFilter.Builder builder = new StemmerOverrideFilter.Builder(false);
    for (String rule : options.requiredList("rules")) {
      Arrow arrow = Arrow.of(rule, options);
      String stem = arrow.right().strip();
      for (String word : arrow.left().split(",", -1)) {
        if (word.isBlank() || stem.isEmpty()) {
          throw options.refusal("[rules] needs words on both sides of => in [" + rule + "]");
        }
        builder.add(word.strip(), stem);
      }
    }
    StemmerOverrideMap stems = build(builder);
    return in -> new StemmerOverrideFilter(in, stems);
  }

  private static StemmerOverrideMap build(StemmerOverrideFilter.Builder builder) {
    try {
      return builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException("the rules are held in memory", e);
    }
  }
}
