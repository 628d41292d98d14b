package newswatch.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic, with what must be true of it. Every service creates those it uses and finds
 * missing; a channel that exists with another number of partitions is refused, because keys would
 * no longer meet their state.
 *
 * @param name the Kafka topic's name
 * @param partitions how many partitions it has, 1 or more
 * @param kept how long a record is kept; absent for as long as it is the newest of its key
 * @param compacted whether of every key the newest record is enough
 */
public record Channel(String name, int partitions, @Nullable Duration kept, boolean compacted) {
  /** The largest record that travels, in bytes. */
  public static final int MAX_RECORD_BYTES = 2 * 1024 * 1024;

  /** One count for everything that is split by feed or by article. */
  private static final int SHARDS = 6;

  /** {@link Feed} by feed id, partitioned by host: search-service to ingest-service. */
  public static final Channel FEEDS = compacted("news.feeds", SHARDS);

  /** {@link FeedStatus} by feed id, in the partition of its feed: ingest-service to itself. */
  public static final Channel FEED_STATUS = compacted("news.feed-status", SHARDS);

  /** {@link PageWatch} by page id, in the partition of its feed: ingest-service to itself. */
  public static final Channel PAGES = compacted("news.pages", SHARDS);

  /** {@link Submission} by submission id: search-service to ingest-service. */
  public static final Channel SUBMISSIONS =
      new Channel("news.submissions", SHARDS, Duration.ofDays(7));

  /** {@link SubmissionEnded} by submission id: ingest-service to search-service. */
  public static final Channel SUBMISSION_ENDINGS =
      new Channel("news.submission-endings", SHARDS, Duration.ofDays(7));

  /** {@link ArticleSeen} by article id: ingest-service to classify-service. The archive. */
  public static final Channel ARTICLES = new Channel("news.articles", SHARDS, Duration.ofDays(365));

  /**
   * {@link ArticleSeen} by article id, archived sightings to be judged again: replay to
   * classify-service. In the partition of its article, with {@link #ARCHIVED_OFFSET}.
   */
  public static final Channel RETAG = new Channel("news.retag", SHARDS, Duration.ofDays(1));

  /**
   * The header of a record in {@link #RETAG} that tells where the sighting stands in its partition
   * of {@link #ARTICLES}: a decimal number in UTF-8.
   */
  public static final String ARCHIVED_OFFSET = "archivedOffset";

  /** {@link Topic} by topic id: search-service to classify-service. */
  public static final Channel TOPICS = compacted("news.topics", 1);

  /**
   * Every {@link Topic} that ever was in force, by {@link TopicVersion}: search-service to itself.
   * So the version that a tag names can always be read.
   */
  public static final Channel TOPIC_VERSIONS = compacted("news.topic-versions", 1);

  /** {@link VerdictGiven} by article, topic and person: search-service to itself. */
  public static final Channel VERDICTS = compacted("news.verdicts", 1);

  /** {@link ArticleWithdrawn} by article id: search-service to all who tell of articles. */
  public static final Channel WITHDRAWALS = compacted("news.withdrawals", 1);

  /** {@link SavedSearch} by its id: search-service to itself. */
  public static final Channel SEARCHES = compacted("news.searches", 1);

  /** {@link Subscription} by its id: search-service to classify-service. */
  public static final Channel SUBSCRIPTIONS = compacted("news.subscriptions", 1);

  /** {@link Receiver} by its id: search-service to itself. */
  public static final Channel RECEIVERS = compacted("news.receivers", 1);

  /** {@link AlertEvent} by subscription id: classify-service to search-service. */
  public static final Channel ALERTS = new Channel("news.alerts", SHARDS, Duration.ofDays(30));

  /**
   * {@link DeliveryState} by message id, in the partition of its subscription's alerts:
   * search-service to itself. The newest of each message is kept for ninety days.
   */
  public static final Channel DELIVERIES =
      new Channel("news.deliveries", SHARDS, Duration.ofDays(90), true);

  /**
   * {@link ArticleClassified} by article id, through one partition, because stories have one owner:
   * classify-service to itself.
   */
  public static final Channel CLASSIFIED = new Channel("news.classified", 1, Duration.ofDays(7));

  /** {@link ArticleTagged} by article id: classify-service to search-service. */
  public static final Channel TAGGED_ARTICLES =
      new Channel("news.tagged-articles", SHARDS, Duration.ofDays(7));

  /**
   * @throws IllegalArgumentException for fewer than one partition, or when every record would be
   *     kept for ever
   */
  public Channel {
    requireNonNull(name, "name");
    if (partitions < 1) {
      throw new IllegalArgumentException(name + " needs at least one partition");
    }
    if (kept == null && !compacted) {
      throw new IllegalArgumentException(name + " would grow for ever");
    }
  }

  private static Channel compacted(String name, int partitions) {
    return new Channel(name, partitions, null, true);
  }

  private Channel(String name, int partitions, Duration kept) {
    this(name, partitions, kept, false);
  }

  /**
   * Where records of this channel go that can never work: the same key and bytes, the reason in
   * headers.
   */
  public Channel deadLetters() {
    return new Channel(name + ".dead-letters", partitions, Duration.ofDays(30));
  }

  /** Kafka's settings for this channel. */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    settings.put(
        "cleanup.policy", !compacted ? "delete" : kept == null ? "compact" : "compact,delete");
    if (kept != null) {
      settings.put("retention.ms", Long.toString(kept.toMillis()));
    }
    return settings;
  }
}
