package newswatch.matching.examples;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import newswatch.matching.language.FunctionWords;
import newswatch.matching.query.Form;

/**
 * Which words tell a reader anything. Numbers, single letters and words that only join others weigh
 * in what examples say, and are no reasons.
 */
final class TellingWords {
  private static final String ENGLISH = "en";
  private static final Set<String> LISTED = Set.copyOf(FunctionWords.languages());

  /** By language, in their comparable form. */
  private static final Map<String, Set<String>> FUNCTION_FORMS = new ConcurrentHashMap<>();

  private final Set<String> functionForms;
  private final boolean chinese;

  /**
   * In an article of this language.
   *
   * @param language a BCP 47 tag in small letters; empty where it is not known, which then counts
   *     as English, as does one whose function words nobody has listed
   */
  TellingWords(String language) {
    int end = language.indexOf('-');
    String primary = end < 0 ? language : language.substring(0, end);
    this.functionForms =
        FUNCTION_FORMS.computeIfAbsent(
            LISTED.contains(primary) ? primary : ENGLISH, TellingWords::functionForms);
    this.chinese = primary.equals("zh");
  }

  private static Set<String> functionForms(String language) {
    Set<String> forms = new HashSet<>();
    FunctionWords.in(language).forEach(word -> forms.addAll(Form.ENGLISH.terms(word)));
    return Set.copyOf(forms);
  }

  /** Whether a word or a pair, in its comparable form, is one. */
  boolean hold(String name) {
    for (String word : name.split(" ", -1)) {
      if (!word.equals(TextFeatures.NUMBER) && !joins(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean joins(String word) {
    return functionForms.contains(word)
        || (chinese && FunctionWords.joinsChinese(word))
        || (word.length() == 1 && !Character.isIdeographic(word.charAt(0)));
  }
}
