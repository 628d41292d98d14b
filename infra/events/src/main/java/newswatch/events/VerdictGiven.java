package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * A reader said whether an article is about a topic, tagged with it or not. Travels on {@link
 * Channel#VERDICTS}; a record without a value takes the verdict back.
 *
 * @param verdict whether the article is about the topic
 * @param version the version of the topic that was judged: the one that set the tag, or without a
 *     tag the one in force
 * @param tagged whether the article was tagged with the topic when this was said
 */
public record VerdictGiven(
    ArticleId article,
    TopicId topic,
    PersonId person,
    Thumb verdict,
    long version,
    boolean tagged,
    Instant at) {
  /**
   * @throws IllegalArgumentException when the version is below 1
   */
  public VerdictGiven {
    requireNonNull(article, "article");
    requireNonNull(topic, "topic");
    requireNonNull(person, "person");
    requireNonNull(verdict, "verdict");
    requireNonNull(at, "at");
    if (version < 1) {
      throw new IllegalArgumentException("a topic's version is 1 or more, not " + version);
    }
  }

  /** What a reader says. */
  public enum Thumb {
    /** The article is about the topic. */
    UP,
    /** The article is not about the topic. */
    DOWN;

    /** As it is written in JSON: {@code up} or {@code down}. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Whose verdict on what: of one person on one article and topic the newest counts.
   *
   * @param article the article
   */
  public record Key(ArticleId article, TopicId topic, PersonId person) {
    private static final String BETWEEN = "|";
    private static final int PARTS = 3;

    public Key {
      requireNonNull(article, "article");
      requireNonNull(topic, "topic");
      requireNonNull(person, "person");
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Key parse(String text) {
      String[] parts = text.split("\\|", -1);
      if (parts.length != PARTS) {
        throw new IllegalArgumentException("expected article|topic|person");
      }
      return new Key(new ArticleId(parts[0]), new TopicId(parts[1]), new PersonId(parts[2]));
    }

    @Override
    public String toString() {
      return article + BETWEEN + topic + BETWEEN + person;
    }
  }

  /** Whose verdict on what this is. */
  public Key key() {
    return new Key(article, topic, person);
  }

  /** Whether it says the same as another, whenever that was said. */
  public boolean saysTheSame(VerdictGiven other) {
    return key().equals(other.key())
        && verdict == other.verdict
        && version == other.version
        && tagged == other.tagged;
  }
}
