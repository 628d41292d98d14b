package newswatch.matching.query;

import static java.util.Objects.requireNonNull;

/** Something an article may show, and by which the queries are found that need it. */
record Clue(Kind kind, String text) {
  /** What every article shows. */
  static final Clue ANYTHING = new Clue(Kind.ANYTHING, "");

  private static final int LONG_WORD = 12;

  Clue {
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
  }

  enum Kind {
    /** A word of title or body in {@link Form#EXACT}. */
    WORD,
    /** A word of title or body in {@link Form#ENGLISH}, where the article's language has it so. */
    STEM,
    /** The beginning of such a word. */
    BEGINNING,
    SOURCE,
    AUTHOR,
    /** A language, whole or without its last parts. */
    LANGUAGE,
    COLLECTION,
    ANYTHING
  }

  /**
   * How many of all articles may show it, roughly, from 0 to 1. Long words are rarer than short
   * ones; no more is known of words before there are articles.
   */
  double breadth() {
    return switch (kind) {
      case WORD, STEM, SOURCE, AUTHOR -> halved(units());
      case BEGINNING -> halved(units() - 2);
      case LANGUAGE -> 0.5;
      case COLLECTION -> 0.25;
      case ANYTHING -> 1;
    };
  }

  /** Letters; one that is not ASCII after folding is a character of a script of thousands. */
  private int units() {
    int units = 0;
    for (int i = 0; i < text.length(); i++) {
      units += text.charAt(i) < 128 ? 1 : 4;
    }
    return units;
  }

  private static double halved(int times) {
    return 1.0 / (1 << Math.clamp(times, 0, LONG_WORD));
  }
}
