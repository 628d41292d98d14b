package newswatch.events;

import java.util.List;

/**
 * Texts that show what a topic means: each a title on its first line and, where wanted, more below
 * it.
 *
 * @param about texts that are about the topic
 * @param notAbout texts that are not, though they may look so
 */
public record TopicExamples(List<String> about, List<String> notAbout) {
  /** The most texts of a topic, both kinds together. */
  public static final int MAX_TEXTS = 1_000;

  /** The most that all texts of a topic hold together, in UTF-16 units. */
  public static final int MAX_LENGTH = 512 * 1024;

  /**
   * @throws IllegalArgumentException when a text is blank, or there are more than fit
   */
  public TopicExamples {
    about = about == null ? List.of() : List.copyOf(about);
    notAbout = notAbout == null ? List.of() : List.copyOf(notAbout);
    if (about.stream().anyMatch(String::isBlank) || notAbout.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("an example is a text, not a blank");
    }
    if (about.size() + notAbout.size() > MAX_TEXTS) {
      throw new IllegalArgumentException(
          "a topic has at most %d examples, not %d"
              .formatted(MAX_TEXTS, about.size() + notAbout.size()));
    }
    long length = length(about) + length(notAbout);
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a topic's examples hold at most %d characters, not %d".formatted(MAX_LENGTH, length));
    }
  }

  /** Whether there are none. */
  public boolean none() {
    return about.isEmpty() && notAbout.isEmpty();
  }

  /** What all texts hold together, in UTF-16 units. */
  public long length() {
    return length(about) + length(notAbout);
  }

  private static long length(List<String> texts) {
    return texts.stream().mapToLong(String::length).sum();
  }
}
