package newswatch.elasticsearch;

import java.io.Reader;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;

/** The character filters by their stock names. */
final class CharFilters {
  record Stock(boolean inNormalizers, boolean needsOptions, Recipe<UnaryOperator<Reader>> recipe) {}

  static final Map<String, Stock> ALL =
      Map.of(
          "html_strip", new Stock(false, false, CharFilters::htmlStrip),
          "mapping", new Stock(true, true, CharFilters::mapping),
          "pattern_replace", new Stock(true, true, CharFilters::patternReplace));

  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9A-Fa-f]{4})|.)?");

  private CharFilters() {}

  private static UnaryOperator<Reader> htmlStrip(Options options) {
    Set<String> kept = Set.copyOf(options.list("escaped_tags"));
    return in -> new HTMLStripCharFilter(in, kept);
  }

  private static UnaryOperator<Reader> mapping(Options options) {
    NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
    for (String rule : options.requiredList("mappings")) {
      Arrow arrow = Arrow.of(rule, options);
      builder.add(unescape(arrow.left(), options), unescape(arrow.right(), options));
    }
    NormalizeCharMap map = builder.build();
    return in -> new MappingCharFilter(map, in);
  }

  private static UnaryOperator<Reader> patternReplace(Options options) {
    options.required("pattern");
    Pattern pattern = options.pattern("pattern", "");
    String replacement = options.text("replacement", "");
    return in -> new PatternReplaceCharFilter(pattern, replacement, in);
  }

  /** Blanks around a side are no part of it, unless they are written as escapes. */
  private static String unescape(String side, Options options) {
    return ESCAPE
        .matcher(side.strip())
        .replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(1), options)));
  }

  private static String character(String escaped, Options options) {
    return switch (escaped) {
      case "\\" -> "\\";
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "b" -> "\b";
      case "f" -> "\f";
      default -> {
        if (escaped.length() != 5) {
          throw options.refusal("[mappings] has an unknown escape [\\" + escaped + "]");
        }
        yield String.valueOf((char) Integer.parseInt(escaped.substring(1), 16));
      }
    };
  }
}
