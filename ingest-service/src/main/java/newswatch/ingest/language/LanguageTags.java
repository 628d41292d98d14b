package newswatch.ingest.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Codes of three letters (ISO 639-3) as language tags, which have two where there are two. */
final class LanguageTags {
  private static final Map<String, String> TAGS = new HashMap<>();

  static {
    Arrays.stream(Locale.getISOLanguages())
        .forEach(two -> TAGS.put(Locale.of(two).getISO3Language(), two));
    // Members of a language that tags know as one.
    TAGS.putAll(
        Map.of(
            "cmn", "zh", "pes", "fa", "zlm", "ms", "ekk", "et", "lvs", "lv", "plt", "mg", "pnb",
            "pa", "nob", "no", "nno", "no"));
  }

  private LanguageTags() {}

  static String ofThreeLetters(String code) {
    return TAGS.getOrDefault(code, code);
  }
}
