package newswatch.search.find;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import newswatch.matching.language.FunctionWords;
import newswatch.matching.query.Form;

/**
 * Which words say something, of those that the index holds.
 *
 * @param functionWords those that only join others, as the index compares them
 */
record Spoken(List<String> functionWords) {
  private static final String ENGLISH = "en";

  Spoken {
    functionWords = List.copyOf(functionWords);
  }

  /**
   * In some languages; in English where none is named. The words of all languages would take away
   * too many: what joins words in German is news in English, such as "war".
   *
   * @param tags BCP 47 tags
   */
  static Spoken in(List<String> tags) {
    Stream<String> asked = tags.isEmpty() ? Stream.of(ENGLISH) : tags.stream();
    List<String> known = FunctionWords.languages();
    return new Spoken(
        asked
            .map(tag -> tag.strip().toLowerCase(Locale.ROOT).split("-", 2)[0])
            .distinct()
            .filter(known::contains)
            .flatMap(language -> FunctionWords.in(language).stream())
            .flatMap(word -> Form.EXACT.terms(word).stream())
            .distinct()
            .toList());
  }

  /** Whether it is a word and no number, no single letter, and no signs that only join others. */
  static boolean isWord(String term) {
    int first = term.codePointAt(0);
    boolean ideographs = Character.isIdeographic(first);
    return Character.isLetter(first)
        && (ideographs || term.codePointCount(0, term.length()) > 1)
        && !(ideographs && FunctionWords.joinsChinese(term));
  }
}
