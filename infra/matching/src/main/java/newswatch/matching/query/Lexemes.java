package newswatch.matching.query;

import static newswatch.matching.query.QueryLanguage.MAX_SLOP;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import newswatch.matching.query.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/** Cuts a query into its lexemes, and rejects what no query may hold. */
final class Lexemes {
  private static final String QUOTES = "\"\u201C\u201D";
  private static final String WORD_ENDS = "():^[]{}~*?" + QUOTES;

  /** How cutting ended. */
  sealed interface Outcome {}

  /** The lexemes; the last is {@link Kind#END}. */
  record Read(List<Lexeme> lexemes) implements Outcome {}

  record Unreadable(Parsed.Rejected problem) implements Outcome {}

  private final String text;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int at;
  private Parsed.@Nullable Rejected problem;

  private Lexemes(String text) {
    this.text = text;
  }

  static Outcome of(String text) {
    Lexemes reading = new Lexemes(text);
    while (reading.problem == null && reading.at < text.length()) {
      reading.next();
    }
    if (reading.problem != null) {
      return new Unreadable(reading.problem);
    }
    reading.lexemes.add(new Lexeme(Kind.END, "", text.length()));
    return new Read(List.copyOf(reading.lexemes));
  }

  private void next() {
    char c = text.charAt(at);
    if (isSpace(c)) {
      at++;
      return;
    }
    if (QUOTES.indexOf(c) >= 0) {
      phrase();
      return;
    }
    switch (c) {
      case '(' -> single(Kind.OPEN);
      case ')' -> single(Kind.CLOSE);
      case ':' -> single(Kind.COLON);
      case '+' -> operator(Kind.PLUS);
      case '-' -> operator(Kind.MINUS);
      case '!' -> operator(Kind.NOT);
      case '~' -> slop();
      case '^' ->
          reject(
              at, "weights ('^') are not part of the language; to find the character, write \\^");
      case '[', '{' -> range(c);
      case ']', '}' -> rejectRange(c);
      case '*' ->
          reject(at, "a word cannot begin with '*'; put letters before it, as in sanction*");
      case '?' -> rejectQuestionMark();
      case '/' -> slash();
      default -> word();
    }
  }

  private void single(Kind kind) {
    lexemes.add(new Lexeme(kind, text.substring(at, at + 1), at));
    at++;
  }

  /** An operator stands directly before what it applies to; alone it is punctuation. */
  private void operator(Kind kind) {
    single(at + 1 < text.length() && isSpace(text.charAt(at + 1)) ? Kind.WORD : kind);
  }

  private void slash() {
    if (at + 1 == text.length() || isSpace(text.charAt(at + 1))) {
      single(Kind.WORD);
    } else {
      reject(
          at,
          "regular expressions (/…/) are not part of the language; to find a word that begins with"
              + " '/', quote it");
    }
  }

  private void phrase() {
    int start = at;
    StringBuilder words = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (QUOTES.indexOf(c) >= 0) {
        at++;
        lexemes.add(new Lexeme(Kind.PHRASE, normalised(words), start));
        return;
      }
      if (c == '\\' && at + 1 < text.length()) {
        c = text.charAt(++at);
      }
      words.append(c);
    }
    reject(text.length(), "expected '\"' to close the phrase that begins at position " + start);
  }

  /** What stands in it is understood, or not, by the field that it is for. */
  private void range(char opening) {
    if (lexemes.isEmpty() || lexemes.getLast().kind() != Kind.COLON) {
      rejectRange(opening);
      return;
    }
    int start = at;
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == ']' || c == '}') {
        at++;
        lexemes.add(new Lexeme(Kind.RANGE, text.substring(start, at), start));
        return;
      }
    }
    reject(text.length(), "expected ']' or '}' to close the range at position " + start);
  }

  private void rejectRange(char bracket) {
    reject(
        at,
        "ranges are not part of the language but after 'published:' in searches; to find '"
            + bracket
            + "' itself, write \\"
            + bracket);
  }

  private void slop() {
    int start = at++;
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String number = text.substring(digits, at);
    if (lexemes.isEmpty() || lexemes.getLast().kind() != Kind.PHRASE) {
      reject(start, "'~' with a number stands after a phrase in quotes, as in \"fishing boat\"~5");
    } else if (number.isEmpty() || (at < text.length() && text.charAt(at) == '.')) {
      reject(digits, "expected a whole number after '~', as in \"fishing boat\"~5");
    } else if (number.length() > 9 || Integer.parseInt(number) > MAX_SLOP) {
      reject(digits, "the number after '~' is at most " + MAX_SLOP);
    } else {
      lexemes.add(new Lexeme(Kind.SLOP, number, start));
    }
  }

  private void word() {
    int start = at;
    StringBuilder word = new StringBuilder();
    boolean escaped = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isSpace(c) || WORD_ENDS.indexOf(c) >= 0) {
        break;
      }
      if (c == '\\') {
        escaped = true;
        if (++at == text.length()) {
          reject(at, "expected a character after '\\'");
          return;
        }
        c = text.charAt(at);
      }
      word.append(c);
    }
    char end = at < text.length() ? text.charAt(at) : ' ';
    switch (end) {
      case '*' -> prefix(word, start);
      case '?' -> rejectQuestionMark();
      case '~' ->
          reject(
              at,
              "words that are spelt alike ('~' after a word) are not part of the language; '~'"
                  + " stands after a phrase in quotes");
      default ->
          lexemes.add(new Lexeme(escaped ? Kind.WORD : kindOf(word), normalised(word), start));
    }
  }

  private void prefix(StringBuilder word, int start) {
    int star = at++;
    if (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != ')') {
      reject(star, "'*' stands only at the end of a word, as in sanction*");
    } else {
      lexemes.add(new Lexeme(Kind.PREFIX, normalised(word), start));
    }
  }

  private void rejectQuestionMark() {
    reject(
        at,
        "'?' in place of a letter is not part of the language; leave it out, or write \\? for the"
            + " character");
  }

  private void reject(int position, String sentence) {
    problem = new Parsed.Rejected(position, sentence);
  }

  private static Kind kindOf(StringBuilder word) {
    return switch (word.toString()) {
      case "AND", "&&" -> Kind.AND;
      case "OR", "||" -> Kind.OR;
      case "NOT" -> Kind.NOT;
      default -> Kind.WORD;
    };
  }

  private static String normalised(CharSequence words) {
    return Normalizer.normalize(words, Normalizer.Form.NFC);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
