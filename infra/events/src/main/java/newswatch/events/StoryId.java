package newswatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Which story: 128 bits of a SHA-256 in hex, computed from the id of the article that told it
 * first.
 */
public record StoryId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException unless the value is 32 lower-case hex digits
   */
  @JsonCreator
  public StoryId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a story id is 32 lower-case hex digits, not '" + value + "'");
    }
  }

  /** The id of the story that this article tells first. */
  public static StoryId ofFirst(ArticleId article) {
    return new StoryId(Digest.hex(128, "story", article.value()));
  }

  @Override
  public String toString() {
    return value;
  }
}
