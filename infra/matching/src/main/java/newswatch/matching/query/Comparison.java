package newswatch.matching.query;

import java.util.Locale;
import newswatch.events.ArticleId;
import newswatch.events.StoryId;

/** Reads what is compared as a whole: a value, a time, an article's id. */
final class Comparison {
  private Comparison() {}

  /**
   * @param field one that is not searched for words
   * @param lexeme a word, a phrase or a range, not blank
   */
  static Parsed of(QueryField field, Lexeme lexeme) {
    if (lexeme.kind() == Lexeme.Kind.RANGE && field != QueryField.PUBLISHED) {
      return new Parsed.Rejected(
          lexeme.start(), "a range stands after 'published:', not after '" + field.word() + ":'");
    }
    String value = lexeme.text().strip();
    return switch (field) {
      case LANGUAGE, COLLECTION, TOPIC -> new Parsed.Understood(new Query.Value(field, value));
      case STORY -> story(value, lexeme.start());
      case PUBLISHED -> WrittenTime.published(lexeme);
      case LIKE -> like(value, lexeme.start());
      case TEXT, TITLE, BODY, SOURCE, AUTHOR ->
          throw new IllegalArgumentException(field.word() + " is searched for words");
    };
  }

  private static Parsed story(String id, int position) {
    try {
      StoryId story = new StoryId(id.toLowerCase(Locale.ROOT));
      return new Parsed.Understood(new Query.Value(QueryField.STORY, story.value()));
    } catch (IllegalArgumentException e) {
      return new Parsed.Rejected(position, String.valueOf(e.getMessage()));
    }
  }

  private static Parsed like(String id, int position) {
    try {
      ArticleId article = new ArticleId(id.toLowerCase(Locale.ROOT));
      return new Parsed.Understood(new Query.Like(article, position));
    } catch (IllegalArgumentException e) {
      return new Parsed.Rejected(position, String.valueOf(e.getMessage()));
    }
  }
}
