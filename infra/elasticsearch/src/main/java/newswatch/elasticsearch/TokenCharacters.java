package newswatch.elasticsearch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** {@code token_chars} of the n-gram tokenizers: which characters belong to a word. */
final class TokenCharacters {
  private static final int PUNCTUATION =
      kinds(
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION);

  private static final int SYMBOL =
      kinds(
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL);

  private static final Map<String, IntPredicate> CLASSES =
      Map.of(
          "letter", Character::isLetter,
          "digit", Character::isDigit,
          "whitespace", Character::isWhitespace,
          "punctuation", character -> isOf(PUNCTUATION, character),
          "symbol", character -> isOf(SYMBOL, character));

  private TokenCharacters() {}

  /** With no classes given, every character belongs. */
  static IntPredicate of(Options options) {
    List<String> names = options.list("token_chars");
    String custom = options.text("custom_token_chars", "");
    if (names.isEmpty()) {
      return character -> true;
    }
    IntPredicate any = character -> false;
    for (String name : names) {
      any = any.or(named(name.strip().toLowerCase(Locale.ROOT), custom, options));
    }
    return any;
  }

  private static IntPredicate named(String name, String custom, Options options) {
    if (name.equals("custom")) {
      if (custom.isEmpty()) {
        throw options.refusal("[custom_token_chars] is missing");
      }
      return character -> custom.indexOf(character) >= 0;
    }
    IntPredicate known = CLASSES.get(name);
    if (known == null) {
      TreeSet<String> names = new TreeSet<>(CLASSES.keySet());
      names.add("custom");
      throw options.refusal("[token_chars] knows " + names + ", not [" + name + "]");
    }
    return known;
  }

  /** Unicode has 31 general categories, so that a set of them fits into an int. */
  private static int kinds(byte... kinds) {
    int set = 0;
    for (byte kind : kinds) {
      set |= 1 << kind;
    }
    return set;
  }

  private static boolean isOf(int kinds, int character) {
    return (kinds >> Character.getType(character) & 1) == 1;
  }
}
