package newswatch.classify;

import static newswatch.classify.Stages.Stage.SKETCH;
import static newswatch.classify.Stages.Stage.TAG;
import static newswatch.classify.Stages.Stage.WRITE_CLASSIFIED;
import static newswatch.classify.Stages.Stage.WRITE_TAGGED;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import newswatch.classify.channel.EventBytes;
import newswatch.classify.channel.EventSerde;
import newswatch.classify.head.Head;
import newswatch.classify.head.Heads;
import newswatch.classify.head.Sighted;
import newswatch.classify.head.Sightings;
import newswatch.classify.head.Texts;
import newswatch.classify.story.Placement;
import newswatch.classify.story.Placements;
import newswatch.classify.story.Placings;
import newswatch.classify.story.Sketches;
import newswatch.classify.story.StoryProperties;
import newswatch.classify.story.Telling;
import newswatch.classify.tagging.TopicKeeper;
import newswatch.classify.tagging.TopicsInForce;
import newswatch.classify.withdrawal.WithdrawalKeeper;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.Article;
import newswatch.events.ArticleClassified;
import newswatch.events.ArticleSeen;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.DocumentVersion;
import newswatch.events.StoryId;
import newswatch.events.Tag;
import newswatch.matching.query.ArticleWords;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * The walk of classify-service: a sighting is merged into its article, the article is tagged with
 * the topics in force, passes through the one partition where it is placed in a story, and is told
 * to whoever searches.
 */
final class ClassifyWalk {
  private static final Serde<String> KEY = Serdes.String();
  private static final Produced<String, byte[]> WRITTEN = Produced.with(KEY, Serdes.ByteArray());

  /**
   * Kafka's own bound is a megabyte; a record that it refuses would end the thread again and again.
   */
  private static final Map<String, String> LARGE_RECORDS =
      Map.of("max.message.bytes", Integer.toString(Channel.MAX_RECORD_BYTES));

  private final TopicsInForce topics;
  private final Withdrawals withdrawals;
  private final Sightings sightings;
  private final StoryProperties stories;
  private final Placings placings;
  private final Stages stages;

  /** Counts and times what passes through it in the registry. */
  ClassifyWalk(
      TopicsInForce topics,
      Withdrawals withdrawals,
      StoryProperties stories,
      MeterRegistry meters) {
    this.topics = topics;
    this.withdrawals = withdrawals;
    this.stories = stories;
    this.sightings = new Sightings(meters);
    this.placings = new Placings(meters);
    this.stages = new Stages(meters);
  }

  /** Lays the walk out. */
  void layOut(StreamsBuilder builder) {
    keep(builder, Channel.TOPICS, TopicKeeper.STORE, () -> new TopicKeeper(topics));
    keep(
        builder,
        Channel.WITHDRAWALS,
        WithdrawalKeeper.STORE,
        () -> new WithdrawalKeeper(withdrawals));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Heads.STORE), KEY, new EventSerde<>(Head.class)));
    builder.addStateStore(
        Stores.windowStoreBuilder(
                Stores.persistentWindowStore(Texts.STORE, Texts.KEPT, Texts.KEPT, false),
                KEY,
                new EventSerde<>(Article.class))
            .withLoggingEnabled(LARGE_RECORDS));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Placements.STORE),
            KEY,
            new EventSerde<>(Placement.class)));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Placements.TELLINGS),
            Serdes.Long(),
            new EventSerde<>(Telling.class)));

    from(builder, Channel.ARTICLES, ArticleSeen.class)
        .merge(from(builder, Channel.RETAG, ArticleSeen.class))
        .processValues(
            () -> new Heads<>(this::classifiedBytes, sightings, withdrawals),
            Heads.STORE,
            Texts.STORE)
        .to(Channel.CLASSIFIED.name(), WRITTEN);

    from(builder, Channel.CLASSIFIED, ArticleClassified.class)
        .processValues(
            () -> new Placements<>(stories, this::taggedBytes, placings, withdrawals),
            Placements.STORE,
            Placements.TELLINGS)
        .to(Channel.TAGGED_ARTICLES.name(), WRITTEN);
  }

  private static void keep(
      StreamsBuilder builder,
      Channel channel,
      String store,
      ProcessorSupplier<String, byte[], Void, Void> keeper) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), KEY, Serdes.ByteArray())
            .withLoggingDisabled(),
        channel.name(),
        Consumed.with(KEY, Serdes.ByteArray()),
        keeper);
  }

  private byte[] classifiedBytes(Sighted sighted) {
    ArticleClassified classified = classified(sighted);
    return stages.timed(
        WRITE_CLASSIFIED, () -> EventBytes.of(classified, ArticleClassified::lighter));
  }

  private byte[] taggedBytes(ArticleClassified classified, StoryId story) {
    return stages.timed(
        WRITE_TAGGED,
        () -> EventBytes.of(tagged(classified, story), ArticleTagged::withoutReplaced));
  }

  private ArticleClassified classified(Sighted sighted) {
    Head head = sighted.head();
    Article article = sighted.article();
    TopicsInForce.Snapshot inForce = topics.now();
    List<Tag> tags =
        stages.timed(TAG, () -> inForce.tag(ArticleWords.of(article, head.collections())));
    return new ArticleClassified(
        article,
        head.feeds(),
        head.collections(),
        sighted.origin(),
        head.firstSeenAt(),
        sighted.sighting().fetchedAt(),
        head.revision(),
        DocumentVersion.of(head.sequence(), inForce.read()),
        tags,
        stages.timed(SKETCH, () -> Sketches.of(article, head.firstSeenAt())),
        head.revisedAt(),
        sighted.replaced());
  }

  private static ArticleTagged tagged(ArticleClassified classified, StoryId story) {
    return new ArticleTagged(
        classified.article(),
        classified.feeds(),
        classified.collections(),
        classified.origin(),
        classified.firstSeenAt(),
        classified.fetchedAt(),
        classified.revision(),
        classified.version(),
        classified.topics(),
        story,
        classified.revisedAt(),
        classified.replaced());
  }

  private static <T> KStream<String, T> from(
      StreamsBuilder builder, Channel channel, Class<T> event) {
    return builder.stream(channel.name(), Consumed.with(KEY, new EventSerde<>(event)));
  }
}
