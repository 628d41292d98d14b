package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article is about a topic, and this is why.
 *
 * @param id the topic
 * @param version the version of the topic that set this tag, from 1
 * @param score how surely, above 0 and at most 1
 * @param evidence the words that decided it, in the order of the text
 * @param sentence the one sentence that says it best, without a clause; absent where there is no
 *     evidence, and in what earlier versions wrote
 */
public record Tag(
    TopicId id, long version, double score, List<Evidence> evidence, @Nullable Evidence sentence) {
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

  /** A tag without its sentence. */
  public Tag(TopicId id, long version, double score, List<Evidence> evidence) {
    this(id, version, score, evidence, null);
  }
}
