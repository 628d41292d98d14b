package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An article is about a topic, and this is why.
 *
 * @param id the topic
 * @param version the version of the topic that set this tag, from 1
 * @param score how surely, above 0 and at most 1
 * @param evidence the words that decided it, in the order of the text
 */
public record Tag(TopicId id, long version, double score, List<Evidence> evidence) {
  /**
   * @throws IllegalArgumentException when the score is not above 0 and at most 1, or the version is
   *     below 1
   */
  public Tag {
    requireNonNull(id, "id");
    evidence = List.copyOf(evidence);
    if (!(score > 0 && score <= 1)) {
      throw new IllegalArgumentException("a tag's score is above 0 and at most 1, not " + score);
    }
    if (version < 1) {
      throw new IllegalArgumentException("a topic's version is 1 or more, not " + version);
    }
  }
}
