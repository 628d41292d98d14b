package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An article with its tags, on its way to the one task that places articles in stories. Travels on
 * {@link Channel#CLASSIFIED}.
 *
 * @param feeds every feed it was seen in, oldest sighting first
 * @param collections the collections of all those feeds
 * @param origin why we have this revision
 * @param firstSeenAt when its first sighting was fetched; never changes
 * @param fetchedAt when this revision was fetched
 * @param revision counts the changes of its text, from 1
 * @param version orders everything ever said about this article; see {@link DocumentVersion}
 * @param topics its tags, best first
 * @param sketch what it says, for placing it in a story; absent in records of before stories were
 *     told
 * @param revisedAt when the sighting that brought this revision was fetched; absent for the first
 *     revision, and in records of before this was noted
 * @param replaced the article as it was told until this revision; absent for the first one, where
 *     its text was kept no more or would not fit beside this one, and in earlier records
 * @param subscriptions those that it is to be told to, by id; none where nobody may be alerted of
 *     it
 * @param byTag whether those that ask for a topic and nothing else are left out of them, as there
 *     are too many for one record: its tags say who they are
 * @param canary whether it is one of our own, that is sent to see how long news takes; it has no
 *     tags, is placed in no story and told to nobody
 */
public record ArticleClassified(
    @JsonUnwrapped Article article,
    List<FeedId> feeds,
    List<String> collections,
    Origin origin,
    Instant firstSeenAt,
    Instant fetchedAt,
    int revision,
    long version,
    List<Tag> topics,
    @Nullable Sketch sketch,
    @Nullable Instant revisedAt,
    @Nullable Revision replaced,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SubscriptionMatch> subscriptions,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean byTag,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean canary) {
  public ArticleClassified {
    requireNonNull(article, "article");
    requireNonNull(origin, "origin");
    requireNonNull(firstSeenAt, "firstSeenAt");
    requireNonNull(fetchedAt, "fetchedAt");
    feeds = List.copyOf(feeds);
    collections = List.copyOf(collections);
    topics = List.copyOf(topics);
    subscriptions = subscriptions == null ? List.of() : List.copyOf(subscriptions);
    if (revision < 1) {
      throw new IllegalArgumentException("a revision is 1 or more, not " + revision);
    }
  }

  /** One without a sketch. */
  public ArticleClassified(
      Article article,
      List<FeedId> feeds,
      List<String> collections,
      Origin origin,
      Instant firstSeenAt,
      Instant fetchedAt,
      int revision,
      long version,
      List<Tag> topics) {
    this(
        article,
        feeds,
        collections,
        origin,
        firstSeenAt,
        fetchedAt,
        revision,
        version,
        topics,
        null,
        null,
        null,
        List.of(),
        false,
        false);
  }

  /** One of which nothing is said of the revision before. */
  public ArticleClassified(
      Article article,
      List<FeedId> feeds,
      List<String> collections,
      Origin origin,
      Instant firstSeenAt,
      Instant fetchedAt,
      int revision,
      long version,
      List<Tag> topics,
      @Nullable Sketch sketch) {
    this(
        article,
        feeds,
        collections,
        origin,
        firstSeenAt,
        fetchedAt,
        revision,
        version,
        topics,
        sketch,
        null,
        null,
        List.of(),
        false,
        false);
  }

  /** One that nobody is to be told. */
  public ArticleClassified(
      Article article,
      List<FeedId> feeds,
      List<String> collections,
      Origin origin,
      Instant firstSeenAt,
      Instant fetchedAt,
      int revision,
      long version,
      List<Tag> topics,
      @Nullable Sketch sketch,
      @Nullable Instant revisedAt,
      @Nullable Revision replaced) {
    this(
        article,
        feeds,
        collections,
        origin,
        firstSeenAt,
        fetchedAt,
        revision,
        version,
        topics,
        sketch,
        revisedAt,
        replaced,
        List.of(),
        false,
        false);
  }

  /**
   * The same without what it can do without: what it replaced and, where there is nothing of that,
   * those subscriptions that its tags tell and, where there are none, the words that made others
   * match.
   *
   * @param ofTopicAlone whether a subscription asks for a topic and nothing else
   */
  public ArticleClassified lighter(Predicate<SubscriptionId> ofTopicAlone) {
    if (replaced != null) {
      return with(null, subscriptions, byTag);
    }
    List<SubscriptionMatch> others =
        subscriptions.stream().filter(match -> !ofTopicAlone.test(match.id())).toList();
    return others.size() < subscriptions.size()
        ? with(null, others, true)
        : with(null, others.stream().map(SubscriptionMatch::withoutEvidence).toList(), byTag);
  }

  private ArticleClassified with(
      @Nullable Revision itsReplaced,
      List<SubscriptionMatch> itsSubscriptions,
      boolean othersByTag) {
    return new ArticleClassified(
        article,
        feeds,
        collections,
        origin,
        firstSeenAt,
        fetchedAt,
        revision,
        version,
        topics,
        sketch,
        revisedAt,
        itsReplaced,
        itsSubscriptions,
        othersByTag,
        canary);
  }
}
