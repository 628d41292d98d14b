package newswatch.classify;

import static newswatch.classify.Stages.Stage.MATCH;
import static newswatch.classify.Stages.Stage.SKETCH;
import static newswatch.classify.Stages.Stage.TAG;
import static newswatch.classify.Stages.Stage.WRITE_CLASSIFIED;
import static newswatch.classify.Stages.Stage.WRITE_TAGGED;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import newswatch.classify.alert.Alerts;
import newswatch.classify.alert.CanaryArrivals;
import newswatch.classify.alert.Raised;
import newswatch.classify.alert.StoryReach;
import newswatch.classify.alert.SubscriptionsInForce;
import newswatch.classify.alert.Tellings;
import newswatch.classify.catalogue.DefinitionKeeper;
import newswatch.classify.catalogue.InForce;
import newswatch.classify.catalogue.Kind;
import newswatch.classify.channel.EventBytes;
import newswatch.classify.channel.EventSerde;
import newswatch.classify.head.Head;
import newswatch.classify.head.Heads;
import newswatch.classify.head.Sighted;
import newswatch.classify.head.Sightings;
import newswatch.classify.head.Texts;
import newswatch.classify.story.Placed;
import newswatch.classify.story.Placement;
import newswatch.classify.story.Placements;
import newswatch.classify.story.Placings;
import newswatch.classify.story.Sketches;
import newswatch.classify.story.StoryProperties;
import newswatch.classify.story.Telling;
import newswatch.classify.tagging.TopicsInForce;
import newswatch.classify.withdrawal.WithdrawalKeeper;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.Article;
import newswatch.events.ArticleClassified;
import newswatch.events.ArticleSeen;
import newswatch.events.ArticleTagged;
import newswatch.events.CanaryArrived;
import newswatch.events.Channel;
import newswatch.events.DocumentVersion;
import newswatch.events.Origin;
import newswatch.events.StoryId;
import newswatch.events.SubscriptionMatch;
import newswatch.events.Tag;
import newswatch.matching.query.ArticleWords;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The walk of classify-service: a sighting is merged into its article, the article is tagged with
 * the topics in force and matched with the subscriptions, passes through the one partition where it
 * is placed in a story, is told to whoever searches, and raises alerts.
 */
final class ClassifyWalk {
  private static final Serde<String> KEY = Serdes.String();
  private static final Produced<String, byte[]> WRITTEN = Produced.with(KEY, Serdes.ByteArray());

  /** Whoever sends the alerts of this partition takes the canaries. */
  private static final Produced<String, byte[]> ALERTS =
      Produced.with(
          KEY,
          Serdes.ByteArray(),
          (_, key, _, _) ->
              key.equals(CanaryArrived.KEY)
                  ? Optional.of(Set.of(CanaryArrived.PARTITION))
                  : Optional.empty());

  /**
   * Kafka's own bound is a megabyte; a record that it refuses would end the thread again and again.
   */
  private static final Map<String, String> LARGE_RECORDS =
      Map.of("max.message.bytes", Integer.toString(Channel.MAX_RECORD_BYTES));

  private final TopicsInForce topics;
  private final SubscriptionsInForce subscriptions;
  private final Withdrawals withdrawals;
  private final Sightings sightings;
  private final StoryProperties stories;
  private final Placings placings;
  private final Tellings tellings;
  private final Stages stages;

  /** Counts and times what passes through it in the registry. */
  ClassifyWalk(
      TopicsInForce topics,
      SubscriptionsInForce subscriptions,
      Withdrawals withdrawals,
      StoryProperties stories,
      MeterRegistry meters) {
    this.topics = topics;
    this.subscriptions = subscriptions;
    this.withdrawals = withdrawals;
    this.stories = stories;
    this.sightings = new Sightings(meters);
    this.placings = new Placings(meters);
    this.tellings = new Tellings(meters);
    this.stages = new Stages(meters);
  }

  /** Lays the walk out. */
  void layOut(StreamsBuilder builder) {
    keep(builder, Kind.TOPICS, topics);
    keep(builder, Kind.SUBSCRIPTIONS, subscriptions);
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

    builder.addStateStore(lasting(Alerts.RAISED, Raised.class));
    builder.addStateStore(lasting(Alerts.REACHES, StoryReach.class));

    from(builder, Channel.ARTICLES, ArticleSeen.class)
        .merge(from(builder, Channel.RETAG, ArticleSeen.class))
        .processValues(
            () -> new Heads<>(this::classifiedBytes, sightings, withdrawals),
            Heads.STORE,
            Texts.STORE)
        .to(Channel.CLASSIFIED.name(), WRITTEN);

    KStream<String, ArticleClassified> classified =
        from(builder, Channel.CLASSIFIED, ArticleClassified.class);
    KStream<String, Placed<byte[]>> placed =
        classified
            .filterNot((_, article) -> article.canary())
            .processValues(
                () -> new Placements<>(stories, this::taggedBytes, placings, withdrawals),
                Placements.STORE,
                Placements.TELLINGS);
    placed.mapValues(Placed::told).to(Channel.TAGGED_ARTICLES.name(), WRITTEN);
    placed
        .process(() -> new Alerts<>(subscriptions, tellings), Alerts.RAISED, Alerts.REACHES)
        .merge(classified.filter((_, article) -> article.canary()).process(CanaryArrivals::new))
        .mapValues(event -> EventBytes.of(event))
        .to(Channel.ALERTS.name(), ALERTS);
  }

  private static <T> StoreBuilder<WindowStore<String, T>> lasting(String name, Class<T> type) {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(name, Alerts.KEPT, Alerts.DAY, false),
        KEY,
        new EventSerde<>(type));
  }

  private static <T> void keep(StreamsBuilder builder, Kind<T> kind, InForce<T> inForce) {
    keep(builder, kind.channel(), kind.store(), () -> new DefinitionKeeper<>(kind, inForce));
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
        WRITE_CLASSIFIED,
        () -> EventBytes.of(classified, one -> one.lighter(subscriptions.now()::isOfTopicAlone)));
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
    ArticleWords words = ArticleWords.of(article, head.collections());
    boolean canary = sighted.sighting().canary();
    List<Tag> tags = stages.timed(TAG, () -> inForce.tag(words));
    List<SubscriptionMatch> matches =
        sighted.origin() == Origin.LIVE ? matching(article, words, tags) : List.of();
    return new ArticleClassified(
        article,
        head.feeds(),
        head.collections(),
        sighted.origin(),
        head.firstSeenAt(),
        sighted.sighting().fetchedAt(),
        head.revision(),
        DocumentVersion.of(head.sequence(), inForce.read()),
        canary ? List.of() : tags,
        stages.timed(SKETCH, () -> Sketches.of(article, head.firstSeenAt())),
        head.revisedAt(),
        sighted.replaced(),
        canary ? List.of() : matches,
        /* byTag= */ false,
        canary);
  }

  private List<SubscriptionMatch> matching(Article article, ArticleWords words, List<Tag> tags) {
    return stages.timed(MATCH, () -> subscriptions.now().matching(article, words, tags));
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
