package newswatch.ingest.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the letters alone tell: scripts in which news is written in one language only. */
final class Script {
  private static final Map<UnicodeScript, String> LANGUAGES =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.KATAKANA, "ja"),
          Map.entry(UnicodeScript.HAN, "zh"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.ORIYA, "or"),
          Map.entry(UnicodeScript.SINHALA, "si"));

  /** In letters, of which such scripts need few for a word. */
  private static final int MIN_LETTERS = 4;

  /** Of the letters: foreign names stand in most texts. */
  private static final double MOST = 0.6;

  /** Of the letters: no Chinese text has so many Japanese ones, and every Japanese text more. */
  private static final double KANA = 0.05;

  private Script() {}

  /** The language of a text in such a script; absent for any other text. */
  static @Nullable String languageOf(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    int kana =
        letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    int east = kana + letters.getOrDefault(UnicodeScript.HAN, 0);
    if (all < MIN_LETTERS) {
      return null;
    }
    if (kana > KANA * all && east > MOST * all) {
      return "ja";
    }
    return letters.entrySet().stream()
        .filter(script -> script.getValue() > MOST * all)
        .findFirst()
        .map(script -> LANGUAGES.get(script.getKey()))
        .orElse(null);
  }
}
