package newswatch.events;

import static java.util.Objects.requireNonNull;

/**
 * Which definition of a topic: {@code economy@3} is the third. The key of {@link
 * Channel#TOPIC_VERSIONS}.
 *
 * @param number counts the definitions of the topic, from 1
 */
public record TopicVersion(TopicId topic, long number) {
  private static final String BETWEEN = "@";

  /**
   * @throws IllegalArgumentException when the number is below 1
   */
  public TopicVersion {
    requireNonNull(topic, "topic");
    if (number < 1) {
      throw new IllegalArgumentException("a topic's version is 1 or more, not " + number);
    }
  }

  /** Which one this definition is. */
  public static TopicVersion of(Topic topic) {
    return new TopicVersion(topic.id(), topic.version());
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static TopicVersion parse(String text) {
    int at = text.indexOf(BETWEEN);
    if (at < 0) {
      throw new IllegalArgumentException("expected a topic and a version, as in economy@3");
    }
    return new TopicVersion(new TopicId(text.substring(0, at)), number(text.substring(at + 1)));
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("a topic's version is a number, not '" + digits + "'");
    }
  }

  @Override
  public String toString() {
    return topic + BETWEEN + number;
  }
}
