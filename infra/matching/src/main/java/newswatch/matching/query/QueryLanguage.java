package newswatch.matching.query;

import static newswatch.matching.query.QueryField.AUTHOR;
import static newswatch.matching.query.QueryField.BODY;
import static newswatch.matching.query.QueryField.COLLECTION;
import static newswatch.matching.query.QueryField.LANGUAGE;
import static newswatch.matching.query.QueryField.LIKE;
import static newswatch.matching.query.QueryField.PUBLISHED;
import static newswatch.matching.query.QueryField.SOURCE;
import static newswatch.matching.query.QueryField.STORY;
import static newswatch.matching.query.QueryField.TITLE;
import static newswatch.matching.query.QueryField.TOPIC;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lucene's classic query syntax with OR between words, over the fields that its users may name.
 * What it leaves out of Lucene's syntax (wildcards inside a word, fuzzy words, regular expressions,
 * boosts, ranges of anything but time) it rejects by name.
 */
public enum QueryLanguage {
  /** Of topics and subscriptions, which judge an article by itself. */
  TOPICS,
  /** Of searches, which also know how articles were tagged, when they came, and one another. */
  SEARCHES;

  /** The longest query, in UTF-16 units. */
  public static final int MAX_LENGTH = 8_192;

  /** How deep parentheses may stand in parentheses. */
  public static final int MAX_DEPTH = 20;

  /** The most words, phrases and values in a query. */
  public static final int MAX_CLAUSES = 1_024;

  /** The most words in a phrase; a pair of Chinese, Japanese or Korean characters is a word. */
  public static final int MAX_PHRASE_WORDS = 64;

  /** The greatest number after a phrase's {@code ~}. */
  public static final int MAX_SLOP = 1_000;

  /** The fewest letters or digits before a {@code *}. */
  public static final int MIN_PREFIX_LETTERS = 2;

  /** The most articles that a query may ask to be like: each is a search of its own. */
  public static final int MAX_LIKE = 10;

  /** The fields that may be named in a query. */
  public List<QueryField> fields() {
    return switch (this) {
      case TOPICS -> List.of(TITLE, BODY, SOURCE, AUTHOR, LANGUAGE, COLLECTION);
      case SEARCHES ->
          List.of(TITLE, BODY, SOURCE, AUTHOR, LANGUAGE, COLLECTION, TOPIC, STORY, PUBLISHED, LIKE);
    };
  }

  /** Reads a query; takes time linear in the length of the text, and throws for none. */
  public Parsed parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return new Parsed.Rejected(
          MAX_LENGTH,
          "a query holds at most " + MAX_LENGTH + " characters, and this one has " + text.length());
    }
    return switch (Lexemes.of(text)) {
      case Lexemes.Read(List<Lexeme> lexemes) -> new Parser(this, lexemes).parse();
      case Lexemes.Unreadable(Parsed.Rejected problem) -> problem;
    };
  }

  Optional<QueryField> field(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    return fields().stream().filter(field -> field.word().equals(name)).findFirst();
  }

  /** Why a word cannot stand before a colon, and what can. */
  String noField(String word) {
    String here = fields().stream().map(QueryField::word).collect(Collectors.joining(", "));
    return (SEARCHES.field(word).isPresent()
            ? "the field '" + word + "' is for searches; a topic's fields are "
            : "there is no field '" + word + "'; the fields are ")
        + here
        + ". To find a ':', write \\: or put the words in quotes";
  }
}
