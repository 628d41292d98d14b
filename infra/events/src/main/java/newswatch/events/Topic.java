package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A subject somebody watches. Travels on {@link Channel#TOPICS}.
 *
 * @param name as people read it
 * @param query what an article must match, in the query language
 * @param exclusions a query whose match keeps the tag away
 * @param minimumScore the tag is set from this score on, 0 to 1
 * @param version counts the definitions of this topic, from 1
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
    double minimumScore,
    long version,
    @Nullable String fileDigest,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted) {
  /**
   * @throws IllegalArgumentException when the minimum score is not 0 to 1 or the version is below 1
   */
  public Topic {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(query, "query");
    if (!(minimumScore >= 0 && minimumScore <= 1)) {
      throw new IllegalArgumentException("a minimum score is 0 to 1, not " + minimumScore);
    }
    if (version < 1) {
      throw new IllegalArgumentException("a topic's version is 1 or more, not " + version);
    }
  }

  /** The same definition as another version. */
  public Topic withVersion(long next) {
    return new Topic(
        id, name, description, query, exclusions, minimumScore, next, fileDigest, deleted);
  }
}
