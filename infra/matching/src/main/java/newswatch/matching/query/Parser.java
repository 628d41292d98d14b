package newswatch.matching.query;

import static newswatch.matching.query.QueryLanguage.MAX_CLAUSES;
import static newswatch.matching.query.QueryLanguage.MAX_DEPTH;
import static newswatch.matching.query.QueryLanguage.MAX_LIKE;
import static newswatch.matching.query.QueryLanguage.MAX_PHRASE_WORDS;
import static newswatch.matching.query.QueryLanguage.MIN_PREFIX_LETTERS;

import java.util.List;
import java.util.Optional;
import newswatch.matching.query.GroupBuilder.Occurs;
import newswatch.matching.query.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Lexemes to tree, by recursive descent. The first problem is kept and the rest of the query is
 * skipped, so that every method returns in the ordinary way; an empty result stands for a part that
 * holds only punctuation, as well as for what follows a problem.
 */
final class Parser {
  private final QueryLanguage language;
  private final List<Lexeme> lexemes;
  private int at;
  private int depth;
  private int likes;
  private Parsed.@Nullable Rejected problem;

  Parser(QueryLanguage language, List<Lexeme> lexemes) {
    this.language = language;
    this.lexemes = lexemes;
  }

  Parsed parse() {
    if (next(Kind.END)) {
      return new Parsed.Rejected(0, "expected something to find: the query is blank");
    }
    Optional<Parsed.Rejected> tooMany = tooManyClauses();
    if (tooMany.isPresent()) {
      return tooMany.get();
    }
    Optional<Query> query = clauses(QueryField.TEXT);
    if (next(Kind.CLOSE)) {
      reject(peek().start(), "there is no '(' for this ')' to close");
    }
    if (problem != null) {
      return problem;
    }
    if (query.isEmpty()) {
      return new Parsed.Rejected(0, "expected a word to find: the query holds only punctuation");
    }
    return new Parsed.Understood(query.get());
  }

  /** Before any of them is analysed, which is what costs. */
  private Optional<Parsed.Rejected> tooManyClauses() {
    int clauses = 0;
    for (int i = 0; i < lexemes.size(); i++) {
      boolean clause =
          switch (lexemes.get(i).kind()) {
            case WORD -> lexemes.get(i + 1).kind() != Kind.COLON;
            case PHRASE, PREFIX, RANGE -> true;
            case SLOP, OPEN, CLOSE, COLON, AND, OR, NOT, PLUS, MINUS, END -> false;
          };
      if (clause && ++clauses > MAX_CLAUSES) {
        return Optional.of(
            new Parsed.Rejected(
                lexemes.get(i).start(),
                "a query holds at most " + MAX_CLAUSES + " words and phrases"));
      }
    }
    return Optional.empty();
  }

  private Optional<Query> clauses(QueryField field) {
    int start = peek().start();
    GroupBuilder group = new GroupBuilder();
    boolean afterAnd = false;
    if (next(Kind.AND) || next(Kind.OR)) {
      reject(start, "expected something to find before " + peek().shown());
    }
    while (!next(Kind.END) && !next(Kind.CLOSE)) {
      group.add(afterAnd, sign(), clause(field));
      afterAnd = next(Kind.AND);
      if (afterAnd || next(Kind.OR)) {
        expectClauseAfter(take());
      }
    }
    if (group.onlyLeavesOut()) {
      reject(start, "a query needs something to find, not only things to leave out");
    }
    return group.build();
  }

  private Occurs sign() {
    if (next(Kind.PLUS)) {
      expectClauseAfter(take());
      return Occurs.MUST;
    }
    if (next(Kind.MINUS) || next(Kind.NOT)) {
      expectClauseAfter(take());
      return Occurs.MUST_NOT;
    }
    return Occurs.SHOULD;
  }

  private void expectClauseAfter(Lexeme before) {
    boolean signed = before.kind() != Kind.AND && before.kind() != Kind.OR;
    boolean sign = next(Kind.PLUS) || next(Kind.MINUS) || next(Kind.NOT);
    if (next(Kind.END) || next(Kind.CLOSE) || next(Kind.AND) || next(Kind.OR) || (signed && sign)) {
      reject(
          peek().start(),
          "expected something to find after " + before.shown() + ", not " + peek().shown());
    }
  }

  private Optional<Query> clause(QueryField field) {
    if (fieldFollows()) {
      return inField();
    }
    return operand(field);
  }

  private Optional<Query> inField() {
    Lexeme name = take();
    take();
    Optional<QueryField> field = language.field(name.text());
    if (field.isEmpty()) {
      return reject(name.start(), language.noField(name.text()));
    }
    if (fieldFollows() || !operandFollows()) {
      return reject(
          peek().start(),
          "expected a word, a phrase in quotes or '(' after '" + name.text() + ":'");
    }
    return operand(field.get());
  }

  private Optional<Query> operand(QueryField field) {
    Lexeme lexeme = take();
    return switch (lexeme.kind()) {
      case OPEN -> group(field, lexeme);
      case WORD, PREFIX, PHRASE, RANGE -> leaf(field, lexeme);
      case COLON -> reject(lexeme.start(), "expected a field's name before ':'");
      case SLOP -> reject(lexeme.start(), "expected one number after a phrase, not two");
      case CLOSE, AND, OR, NOT, PLUS, MINUS, END ->
          reject(lexeme.start(), "expected something to find, not " + lexeme.shown());
    };
  }

  private Optional<Query> group(QueryField field, Lexeme open) {
    if (depth == MAX_DEPTH) {
      return reject(
          open.start(), "parentheses stand in parentheses at most " + MAX_DEPTH + " deep");
    }
    if (next(Kind.CLOSE)) {
      return reject(peek().start(), "expected something to find between '(' and ')'");
    }
    depth++;
    Optional<Query> group = clauses(field);
    depth--;
    if (next(Kind.CLOSE)) {
      take();
    } else {
      reject(peek().start(), "expected ')' to close the '(' at position " + open.start());
    }
    return group;
  }

  private Optional<Query> leaf(QueryField field, Lexeme lexeme) {
    return switch (field.kind()) {
      case WORDS -> words(field, lexeme);
      case VALUE, TIME, ARTICLE -> comparison(field, lexeme);
    };
  }

  private Optional<Query> words(QueryField field, Lexeme lexeme) {
    int slop =
        lexeme.kind() == Kind.PHRASE && next(Kind.SLOP) ? Integer.parseInt(take().text()) : 0;
    List<String> terms = Form.EXACT.terms(lexeme.text());
    if (lexeme.kind() == Kind.RANGE) {
      return reject(
          lexeme.start(), "ranges are not part of the language but after 'published:' in searches");
    }
    if (lexeme.kind() == Kind.PREFIX) {
      return prefix(field, lexeme, terms);
    }
    if (terms.size() > MAX_PHRASE_WORDS) {
      return reject(
          lexeme.start(),
          "a phrase holds at most "
              + MAX_PHRASE_WORDS
              + " words, and this one has "
              + terms.size());
    }
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        lexeme.kind() == Kind.PHRASE
            ? new Query.Phrase(field, lexeme.text(), slop)
            : new Query.Word(field, lexeme.text()));
  }

  private Optional<Query> prefix(QueryField field, Lexeme lexeme, List<String> terms) {
    boolean tooShort =
        lexeme.text().codePoints().filter(Character::isLetterOrDigit).count() < MIN_PREFIX_LETTERS;
    // Of "x's" a single letter is compared.
    if (tooShort || (terms.size() == 1 && terms.getFirst().length() < MIN_PREFIX_LETTERS)) {
      return reject(
          lexeme.start(),
          "expected at least " + MIN_PREFIX_LETTERS + " letters before '*', as in sanction*");
    }
    if (terms.size() != 1) {
      return reject(
          lexeme.start(),
          "'*' stands after a single word, and '"
              + lexeme.text()
              + "' is read as "
              + terms.size()
              + " words");
    }
    return Optional.of(new Query.Prefix(field, lexeme.text()));
  }

  private Optional<Query> comparison(QueryField field, Lexeme lexeme) {
    if (lexeme.kind() == Kind.PREFIX || next(Kind.SLOP)) {
      return reject(
          lexeme.start(),
          "what stands after '"
              + field.word()
              + ":' is compared as a whole, so it takes neither '*' nor '~'");
    }
    if (lexeme.text().isBlank()) {
      return Optional.empty();
    }
    if (field == QueryField.LIKE && ++likes > MAX_LIKE) {
      return reject(
          lexeme.start(), "a query asks for what is like at most " + MAX_LIKE + " articles");
    }
    return switch (Comparison.of(field, lexeme)) {
      case Parsed.Understood understood -> Optional.of(understood.query());
      case Parsed.Rejected rejected -> reject(rejected.position(), rejected.problem());
    };
  }

  private boolean fieldFollows() {
    return next(Kind.WORD) && lexemes.get(at + 1).kind() == Kind.COLON;
  }

  private boolean operandFollows() {
    return next(Kind.WORD)
        || next(Kind.PHRASE)
        || next(Kind.PREFIX)
        || next(Kind.RANGE)
        || next(Kind.OPEN);
  }

  private boolean next(Kind kind) {
    return peek().kind() == kind;
  }

  private Lexeme peek() {
    return lexemes.get(at);
  }

  private Lexeme take() {
    Lexeme taken = peek();
    if (taken.kind() != Kind.END) {
      at++;
    }
    return taken;
  }

  /** Keeps the first problem, and skips to the end. */
  private Optional<Query> reject(int position, String sentence) {
    if (problem == null) {
      problem = new Parsed.Rejected(position, sentence);
    }
    at = lexemes.size() - 1;
    return Optional.empty();
  }
}
