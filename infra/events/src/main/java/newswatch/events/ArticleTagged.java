package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole article with its tags, ready to be searched. Travels on {@link
 * Channel#TAGGED_ARTICLES}.
 *
 * @param feeds every feed it was seen in, oldest sighting first
 * @param collections the collections of all those feeds
 * @param origin why we have this revision
 * @param firstSeenAt when its first sighting was fetched; never changes
 * @param fetchedAt when this revision was fetched
 * @param revision counts the changes of its text, from 1
 * @param version orders everything ever said about this article; see {@link DocumentVersion}
 * @param topics its tags, best first
 * @param story the story it tells, decided once for each article; absent in records of before
 *     stories were told
 * @param revisedAt when the sighting that brought this revision was fetched; absent for the first
 *     revision, and in records of before this was noted
 * @param replaced the article as it was told until this revision; absent for the first one, where
 *     its text was kept no more or would not fit beside this one, and in earlier records
 */
public record ArticleTagged(
    @JsonUnwrapped Article article,
    List<FeedId> feeds,
    List<String> collections,
    Origin origin,
    Instant firstSeenAt,
    Instant fetchedAt,
    int revision,
    long version,
    List<Tag> topics,
    @Nullable StoryId story,
    @Nullable Instant revisedAt,
    @Nullable Revision replaced) {
  public ArticleTagged {
    requireNonNull(article, "article");
    requireNonNull(origin, "origin");
    requireNonNull(firstSeenAt, "firstSeenAt");
    requireNonNull(fetchedAt, "fetchedAt");
    feeds = List.copyOf(feeds);
    collections = List.copyOf(collections);
    topics = List.copyOf(topics);
    if (revision < 1) {
      throw new IllegalArgumentException("a revision is 1 or more, not " + revision);
    }
  }

  /** One without a story. */
  public ArticleTagged(
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
        null);
  }

  /** One of which nothing is said of the revision before. */
  public ArticleTagged(
      Article article,
      List<FeedId> feeds,
      List<String> collections,
      Origin origin,
      Instant firstSeenAt,
      Instant fetchedAt,
      int revision,
      long version,
      List<Tag> topics,
      @Nullable StoryId story) {
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
        story,
        null,
        null);
  }

  /** The same without what it replaced. */
  public ArticleTagged withoutReplaced() {
    return replaced == null
        ? this
        : new ArticleTagged(
            article,
            feeds,
            collections,
            origin,
            firstSeenAt,
            fetchedAt,
            revision,
            version,
            topics,
            story,
            revisedAt,
            null);
  }
}
