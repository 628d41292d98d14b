package newswatch.classify.story;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.ArticleClassified;
import newswatch.events.StoryId;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places each classified article in its story, and passes it on. The one owner of all stories,
 * because its channel has one partition.
 *
 * <p>What was decided of an article stays: it is told again with the same story whenever it comes
 * again, in other words, in another feed, from a replay or redelivered. The window is in memory; it
 * is filled from the store before the first article is placed.
 *
 * <p>An article that was withdrawn on its way is dropped. Its story goes on: what others are
 * compared with is a sketch, from which no text can be read.
 *
 * @param <T> what is told
 */
public final class Placements<T>
    implements FixedKeyProcessor<String, ArticleClassified, Placed<T>> {
  /** The name of the store that holds the placements, by article id. */
  public static final String STORE = "placements";

  /** The name of the store that holds the tellings in the window, in the order they came in. */
  public static final String TELLINGS = "tellings";

  private static final Logger LOG = LoggerFactory.getLogger(Placements.class);

  private final StoryProperties properties;
  private final BiFunction<ArticleClassified, StoryId, T> telling;
  private final Placings placings;
  private final Withdrawals withdrawals;
  private final List<Long> outdated = new ArrayList<>();
  private @Nullable FixedKeyProcessorContext<String, Placed<T>> context;
  private @Nullable KeyValueStore<String, Placement> placements;
  private @Nullable KeyValueStore<Long, Telling> tellings;
  private Kept kept;
  private long nextKey;

  /**
   * @param telling makes of an article and its story what is told of it, and throws when it cannot
   */
  public Placements(
      StoryProperties properties,
      BiFunction<ArticleClassified, StoryId, T> telling,
      Placings placings,
      Withdrawals withdrawals) {
    this.properties = properties;
    this.telling = telling;
    this.placings = placings;
    this.withdrawals = withdrawals;
    this.kept = new Kept(properties.window(), properties.tellings());
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Placed<T>> context) {
    this.context = context;
    this.placements = context.getStateStore(STORE);
    this.tellings = context.getStateStore(TELLINGS);
    restore();
  }

  /** Nothing may be removed from a store while there is no record: that is left for the first. */
  private void restore() {
    long begun = System.nanoTime();
    kept = new Kept(properties.window(), properties.tellings());
    nextKey = 0;
    outdated.clear();
    try (KeyValueIterator<Long, Telling> all = requireNonNull(tellings).all()) {
      while (all.hasNext()) {
        KeyValue<Long, Telling> stored = all.next();
        nextKey = stored.key + 1;
        if (stored.value.sketch().method() == Features.METHOD) {
          Telling telling = stored.value;
          kept.keep(
              stored.key,
              telling.story(),
              telling.toldAt(),
              telling.cameAt(),
              Features.of(telling.sketch()));
        } else {
          outdated.add(stored.key);
        }
      }
    }
    placings.holding(kept.size());
    LOG.atInfo()
        .addKeyValue("tellings", kept.size())
        .addKeyValue("took", Duration.ofNanos(System.nanoTime() - begun))
        .log("window of stories filled");
  }

  /** Another process may own the stories from now on. */
  @Override
  public void close() {
    placings.holding(0);
  }

  @Override
  public void process(FixedKeyRecord<String, ArticleClassified> record) {
    ArticleClassified classified = record.value();
    String id = requireOwnKey(record);
    if (withdrawals.holds(id)) {
      placings.placed(Placings.Outcome.WITHDRAWN);
      return;
    }
    long now = requireNonNull(context).currentSystemTimeMs();
    Instant cameAt = Instant.ofEpochMilli(Math.min(record.timestamp(), now));
    kept.forgetBefore(cameAt);
    Placement known = requireNonNull(placements).get(id);
    if (known == null) {
      place(record, cameAt);
    } else {
      T told = telling.apply(classified, known.story());
      Said said = said(classified, cameAt);
      // A replay of the archive must not push out what others are compared with now.
      if (!kept.isLate(said.toldAt(), cameAt)) {
        Story story = kept.story(known.story());
        tell(story, kept.stories().stillTells(story, said.features(), said.toldAt()), said);
      }
      pass(
          record.withValue(
              new Placed<>(
                  told, classified, known.story(), /* fresh= */ false, /* development= */ false)),
          Placings.Outcome.KNOWN);
    }
  }

  private record Said(Features features, Instant toldAt, Instant cameAt) {}

  private static Said said(ArticleClassified classified, Instant cameAt) {
    Instant seen = classified.firstSeenAt().isAfter(cameAt) ? cameAt : classified.firstSeenAt();
    return new Said(
        Sketches.features(classified), Sketches.toldAt(classified.article(), seen), cameAt);
  }

  /** Remembered only once everything that can fail on the article has worked. */
  private void place(FixedKeyRecord<String, ArticleClassified> record, Instant cameAt) {
    ArticleClassified classified = record.value();
    Said said = said(classified, cameAt);
    Stories.Place place =
        placings.timed(
            () -> kept.stories().find(classified.article().id(), said.features(), said.toldAt()));
    T told = telling.apply(classified, place.story().id());
    requireNonNull(placements).put(record.key(), new Placement(place.story().id()));
    tell(place.story(), place.telling(), said);
    pass(
        record.withValue(
            new Placed<>(
                told, classified, place.story().id(), /* fresh= */ true, place.development())),
        place.first() ? Placings.Outcome.FIRST : Placings.Outcome.JOINED);
  }

  private void tell(Story story, boolean worth, Said said) {
    KeyValueStore<Long, Telling> store = requireNonNull(tellings);
    if (worth && kept.hasRoomFor(said.toldAt(), said.cameAt())) {
      store.put(
          nextKey, new Telling(story.id(), said.toldAt(), said.cameAt(), said.features().sketch()));
      kept.keep(nextKey++, story.id(), said.toldAt(), said.cameAt(), said.features());
    }
    outdated.addAll(kept.takeOutdated());
    outdated.forEach(store::delete);
    outdated.clear();
  }

  private void pass(FixedKeyRecord<String, Placed<T>> told, Placings.Outcome outcome) {
    requireNonNull(context).forward(told);
    placings.placed(outcome);
    placings.holding(kept.size());
  }

  private static String requireOwnKey(FixedKeyRecord<String, ArticleClassified> record) {
    String id = record.value().article().id().value();
    if (!id.equals(record.key())) {
      throw new IllegalArgumentException("the record's key is not the id of its article");
    }
    return id;
  }
}
