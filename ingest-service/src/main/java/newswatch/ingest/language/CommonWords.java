package newswatch.ingest.language;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * English told by its commonest words, which make up more than a quarter of any news in it, and
 * less than a tenth of a text in its next relatives. It spares most texts the model.
 */
final class CommonWords {
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "was", "as", "at",
          "by", "from", "said", "has", "are", "be", "it", "he", "his", "an", "have", "not");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  /** In words. */
  private static final int MIN = 30;

  private static final int MAX = 200;

  /** Of the words. */
  private static final double SHARE = 0.2;

  private CommonWords() {}

  /** Whether the text is long enough to tell, and English. */
  static boolean areEnglish(String text) {
    var words =
        WORD.matcher(text)
            .results()
            .limit(MAX)
            .map(MatchResult::group)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    return words.size() >= MIN
        && words.stream().filter(ENGLISH::contains).count() >= SHARE * words.size();
  }
}
