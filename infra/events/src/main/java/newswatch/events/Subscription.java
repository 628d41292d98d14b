package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what, where and how often. Travels on {@link Channel#SUBSCRIPTIONS}.
 *
 * @param name as people read it
 * @param owner whose it is
 * @param topic of whose articles; absent where the query says it all
 * @param query what an article must match, in the query language; with a topic, besides. At least
 *     one of the two is there
 * @param minimumScore from 0 to 1: what matches with less is not told
 * @param sources which publishers' articles, by name; empty for all
 * @param languages in which languages, as BCP 47 tags; empty for all
 * @param receiver where to
 * @param rhythm how often
 * @param quietHours when not
 * @param mostPerHour how many messages within sixty minutes, 1 or more; what is beyond is gathered
 *     into one. Absent for as many as there are
 * @param changes of which changes in how much is told of its topic they are told, too; only with a
 *     topic
 * @param paused whether nothing is told for now, nor later of what is raised meanwhile
 * @param change who defined it so, and when
 * @param deleted whether nobody is told any more; its record says who took it away
 */
public record Subscription(
    SubscriptionId id,
    String name,
    PersonId owner,
    @Nullable TopicId topic,
    @Nullable String query,
    double minimumScore,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sources,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages,
    ReceiverId receiver,
    Rhythm rhythm,
    @Nullable QuietHours quietHours,
    @Nullable Integer mostPerHour,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TopicChange> changes,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean paused,
    Change change,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted) {
  /**
   * @throws IllegalArgumentException when it asks for nothing, or a number is outside its range
   */
  public Subscription {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(owner, "owner");
    requireNonNull(receiver, "receiver");
    requireNonNull(rhythm, "rhythm");
    requireNonNull(change, "change");
    sources = sources == null ? List.of() : List.copyOf(sources);
    languages = languages == null ? List.of() : List.copyOf(languages);
    changes = changes == null ? List.of() : changes.stream().distinct().sorted().toList();
    if (topic == null && query == null) {
      throw new IllegalArgumentException("a subscription has a topic, a query, or both");
    }
    if (topic == null && !changes.isEmpty()) {
      throw new IllegalArgumentException("changes are told of a topic");
    }
    if (!(minimumScore >= 0 && minimumScore <= 1)) {
      throw new IllegalArgumentException("a minimum score is 0 to 1, not " + minimumScore);
    }
    if (mostPerHour != null && mostPerHour < 1) {
      throw new IllegalArgumentException("most per hour is 1 or more, not " + mostPerHour);
    }
  }

  /** One that is told of articles alone. */
  public Subscription(
      SubscriptionId id,
      String name,
      PersonId owner,
      @Nullable TopicId topic,
      @Nullable String query,
      double minimumScore,
      List<String> sources,
      List<String> languages,
      ReceiverId receiver,
      Rhythm rhythm,
      @Nullable QuietHours quietHours,
      @Nullable Integer mostPerHour,
      boolean paused,
      Change change,
      boolean deleted) {
    this(
        id,
        name,
        owner,
        topic,
        query,
        minimumScore,
        sources,
        languages,
        receiver,
        rhythm,
        quietHours,
        mostPerHour,
        List.of(),
        paused,
        change,
        deleted);
  }

  /** The same subscription, of which nobody is told any more. */
  public Subscription asDeleted(Change by) {
    return with(owner, paused, by, true);
  }

  /** The same subscription, of which nothing is told for now. */
  public Subscription asPaused(Change by) {
    return with(owner, true, by, deleted);
  }

  /** The same subscription of somebody else. */
  public Subscription withOwner(PersonId other) {
    return with(other, paused, change, deleted);
  }

  /** Whether it asks for the same, to be told alike, whoever defined it so. */
  public boolean saysTheSame(Subscription other) {
    return with(owner, paused, other.change, deleted).equals(other);
  }

  /** What it holds that people wrote, but for its times, in UTF-16 units. */
  public long length() {
    return name.length()
        + (query == null ? 0 : query.length())
        + Stream.concat(sources.stream(), languages.stream()).mapToLong(String::length).sum();
  }

  private Subscription with(PersonId its, boolean isPaused, Change by, boolean isDeleted) {
    return new Subscription(
        id,
        name,
        its,
        topic,
        query,
        minimumScore,
        sources,
        languages,
        receiver,
        rhythm,
        quietHours,
        mostPerHour,
        changes,
        isPaused,
        by,
        isDeleted);
  }
}
