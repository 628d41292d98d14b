package newswatch.ingest.article;

import java.util.IllformedLocaleException;
import java.util.Locale;
import newswatch.ingest.language.LanguageDetector;
import org.jspecify.annotations.Nullable;

/** What the fields of every article keep to, wherever they come from. */
final class ArticleFields {
  static final int MAX_LINE = 1_000;
  static final int MAX_SUMMARY = 8_000;

  /** What RFC 5646, section 4.4.1, expects every tag in use to fit. */
  private static final int MAX_TAG = 35;

  private ArticleFields() {}

  /** The well-formed BCP 47 tag; absent when it is none. */
  static @Nullable String language(@Nullable String tag) {
    if (tag == null || tag.isBlank() || tag.strip().length() > MAX_TAG) {
      return null;
    }
    try {
      String well =
          new Locale.Builder()
              .setLanguageTag(tag.strip().replace('_', '-'))
              .build()
              .toLanguageTag();
      return "und".equals(well) ? null : well;
    } catch (IllformedLocaleException _) {
      return null;
    }
  }

  static @Nullable String absentIfBlank(String text) {
    return text.isBlank() ? null : text;
  }

  /** At most so many UTF-16 units of the beginning, without cutting a character. */
  static String cut(String text, int units) {
    if (text.length() <= units) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(units - 1)) ? units - 1 : units);
  }

  /** The language that is named, as far as it can be one; else that which the text shows. */
  static @Nullable String language(
      @Nullable String named, String text, LanguageDetector languages) {
    String known = language(named);
    return known == null ? languages.of(text) : known;
  }
}
