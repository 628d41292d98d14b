package newswatch.matching.query;

/**
 * The smallest piece of a query that means something.
 *
 * @param text what it says, without quotes and escapes
 * @param start where it begins in the query, in UTF-16 units
 */
record Lexeme(Kind kind, String text, int start) {
  enum Kind {
    WORD,
    PREFIX,
    PHRASE,
    /** The number after a phrase's {@code ~}. */
    SLOP,
    /** From bracket to bracket, both included; only after a colon. */
    RANGE,
    OPEN,
    CLOSE,
    COLON,
    AND,
    OR,
    NOT,
    PLUS,
    MINUS,
    END
  }

  /** As a problem names it. */
  String shown() {
    return switch (kind) {
      case PHRASE -> "a phrase";
      case PREFIX -> "'" + text + "*'";
      case SLOP -> "'~" + text + "'";
      case RANGE -> "a range";
      case END -> "the end";
      case WORD, OPEN, CLOSE, COLON, AND, OR, NOT, PLUS, MINUS -> "'" + text + "'";
    };
  }
}
