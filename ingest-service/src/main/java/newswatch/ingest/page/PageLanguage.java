package newswatch.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import newswatch.ingest.language.LanguageDetector;
import org.jspecify.annotations.Nullable;

/**
 * The language of an article: what the page declares, unless its text is plainly in another. Pages
 * are often declared in the language of the software that makes them.
 */
final class PageLanguage {
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");

  private final LanguageDetector detector;

  PageLanguage(LanguageDetector detector) {
    this.detector = detector;
  }

  /**
   * The language as a tag (BCP 47); absent where neither page nor text tell it.
   *
   * @param declared as the page writes it, the most trustworthy first
   */
  @Nullable String of(List<String> declared, String text) {
    String found = detector.of(text);
    List<String> tags =
        declared.stream().map(PageLanguage::tag).filter(tag -> TAG.matcher(tag).matches()).toList();
    if (found == null) {
      return tags.isEmpty() ? null : tags.getFirst();
    }
    return tags.stream()
        .filter(tag -> tag.split("-", 2)[0].equals(found))
        .findFirst()
        .orElse(found);
  }

  /** {@code en_us} becomes {@code en-US}. */
  private static String tag(String written) {
    String tag = Locale.forLanguageTag(written.strip().replace('_', '-')).toLanguageTag();
    return switch (tag.split("-", 2)[0]) {
      case "nb", "nn" -> "no";
      case "und" -> "";
      default -> tag;
    };
  }
}
