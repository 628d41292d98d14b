package newswatch.elasticsearch;

import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_ALL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_NUMBERS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_WORDS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_WORD_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.IGNORE_KEYWORDS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.PRESERVE_ORIGINAL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_NUMERICS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;

/** {@code word_delimiter_graph}; its {@code type_table} is not supported. */
final class WordParts {
  private record Flag(String option, boolean otherwise, int bit) {}

  private static final List<Flag> FLAGS =
      List.of(
          new Flag("generate_word_parts", true, GENERATE_WORD_PARTS),
          new Flag("generate_number_parts", true, GENERATE_NUMBER_PARTS),
          new Flag("catenate_words", false, CATENATE_WORDS),
          new Flag("catenate_numbers", false, CATENATE_NUMBERS),
          new Flag("catenate_all", false, CATENATE_ALL),
          new Flag("preserve_original", false, PRESERVE_ORIGINAL),
          new Flag("split_on_case_change", true, SPLIT_ON_CASE_CHANGE),
          new Flag("split_on_numerics", true, SPLIT_ON_NUMERICS),
          new Flag("stem_english_possessive", true, STEM_ENGLISH_POSSESSIVE));

  private WordParts() {}

  static UnaryOperator<TokenStream> filter(Options options) {
    int flags = flags(options) | (options.flag("ignore_keywords", false) ? IGNORE_KEYWORDS : 0);
    CharArraySet kept = options.wordsOr("protected_words", CharArraySet.EMPTY_SET, false);
    boolean adjust = options.flag("adjust_offsets", true);
    return in ->
        new WordDelimiterGraphFilter(
            in, adjust, WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE, flags, kept);
  }

  private static int flags(Options options) {
    return FLAGS.stream()
        .filter(flag -> options.flag(flag.option(), flag.otherwise()))
        .mapToInt(Flag::bit)
        .sum();
  }
}
