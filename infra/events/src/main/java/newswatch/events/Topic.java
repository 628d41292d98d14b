package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A subject somebody watches. Travels on {@link Channel#TOPICS}, and each version of it is kept on
 * {@link Channel#TOPIC_VERSIONS}.
 *
 * @param name as people read it
 * @param query what an article must match, in the query language
 * @param exclusions a query whose match keeps the tag away
 * @param examples texts that show what is meant; absent where there are none
 * @param minimumScore the tag is set from this score on, 0 to 1
 * @param version counts the definitions of this topic, from 1
 * @param change who made this version, and when; absent in what earlier versions wrote
 * @param fileDigest which entry of the topics file this came from, kept through later edits so that
 *     only a change in the file overrides them
 * @param deleted whether nobody watches it any more; kept, so that its file does not bring it back
 *     and its versions go on counting
 */
public record Topic(
    TopicId id,
    String name,
    @Nullable String description,
    String query,
    @Nullable String exclusions,
    @Nullable TopicExamples examples,
    double minimumScore,
    long version,
    @Nullable Change change,
    @Nullable String fileDigest,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted) {
  /**
   * @throws IllegalArgumentException when the minimum score is not 0 to 1 or the version is below 1
   */
  public Topic {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(query, "query");
    if (examples != null && examples.none()) {
      examples = null;
    }
    if (!(minimumScore >= 0 && minimumScore <= 1)) {
      throw new IllegalArgumentException("a minimum score is 0 to 1, not " + minimumScore);
    }
    if (version < 1) {
      throw new IllegalArgumentException("a topic's version is 1 or more, not " + version);
    }
  }

  /** A topic without examples, of which nobody said who made it. */
  public Topic(
      TopicId id,
      String name,
      @Nullable String description,
      String query,
      @Nullable String exclusions,
      double minimumScore,
      long version,
      @Nullable String fileDigest,
      boolean deleted) {
    this(
        id,
        name,
        description,
        query,
        exclusions,
        null,
        minimumScore,
        version,
        null,
        fileDigest,
        deleted);
  }

  /** The same definition as another version. */
  public Topic withVersion(long next) {
    return as(next, change, fileDigest, deleted);
  }

  /** The same definition, coming from another entry of a file, or from none. */
  public Topic withFileDigest(@Nullable String digest) {
    return as(version, change, digest, deleted);
  }

  /** The same definition, made by somebody. */
  public Topic changed(Change by) {
    return as(version, by, fileDigest, deleted);
  }

  /** The same definition, which nobody watches any more. */
  public Topic asDeleted() {
    return as(version, change, fileDigest, true);
  }

  /** The same definition, as its version is kept whatever becomes of the topic. */
  public Topic asVersion() {
    return as(version, change, fileDigest, false);
  }

  /** What its examples hold together, in UTF-16 units; 0 where it has none. */
  public long exampleLength() {
    return examples == null ? 0 : examples.length();
  }

  /** Whether an article would be judged alike: all that is neither who, when nor which version. */
  public boolean saysTheSame(Topic other) {
    return as(1, null, null, deleted).equals(other.as(1, null, null, other.deleted));
  }

  private Topic as(
      long itsVersion, @Nullable Change itsChange, @Nullable String digest, boolean isDeleted) {
    return new Topic(
        id,
        name,
        description,
        query,
        exclusions,
        examples,
        minimumScore,
        itsVersion,
        itsChange,
        digest,
        isDeleted);
  }
}
