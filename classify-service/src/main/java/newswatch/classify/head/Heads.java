package newswatch.classify.head;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Origin;
import newswatch.events.Revision;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Sets each sighting against the head of its article, and passes on what there is to tell.
 *
 * <p>A canary is nobody's article: it is passed on, and leaves nothing behind.
 *
 * <p>Of an article that is withdrawn nothing is told, and what was remembered is forgotten: at its
 * next sighting, or within {@link #FORGETTING}.
 *
 * <p>A sighting is remembered only once everything that can fail on it has worked: remembered
 * earlier, one that ends in the dead letters would count as known when it is tried again.
 *
 * @param <T> what is told
 */
public final class Heads<T> implements FixedKeyProcessor<String, ArticleSeen, T> {
  /** The name of the store that holds the heads, by article id. */
  public static final String STORE = "heads";

  /** How often it is looked for articles that were withdrawn since. */
  static final Duration FORGETTING = Duration.ofMinutes(1);

  private final Function<Sighted, T> telling;
  private final Sightings sightings;
  private final Withdrawals withdrawals;
  private int forgotten;
  private @Nullable FixedKeyProcessorContext<String, T> context;
  private @Nullable KeyValueStore<String, Head> heads;
  private @Nullable Texts texts;

  /**
   * @param telling makes of a sighting what is told of it, and throws when it cannot
   */
  public Heads(Function<Sighted, T> telling, Sightings sightings, Withdrawals withdrawals) {
    this.telling = telling;
    this.sightings = sightings;
    this.withdrawals = withdrawals;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, T> context) {
    this.context = context;
    this.heads = context.getStateStore(STORE);
    this.texts = new Texts(context.getStateStore(Texts.STORE));
    context.schedule(FORGETTING, PunctuationType.WALL_CLOCK_TIME, _ -> forgetWithdrawn());
  }

  private void forgetWithdrawn() {
    List<String> since = withdrawals.after(forgotten);
    since.stream().filter(withdrawals::holds).forEach(this::forget);
    forgotten += since.size();
  }

  private void forget(String id) {
    requireNonNull(heads).delete(id);
    requireNonNull(texts).forget(id);
  }

  @Override
  public void process(FixedKeyRecord<String, ArticleSeen> record) {
    KeyValueStore<String, Head> store = requireNonNull(heads);
    FixedKeyProcessorContext<String, T> onward = requireNonNull(context);
    Texts kept = requireNonNull(texts);
    String id = requireOwnKey(record);
    if (record.value().canary()) {
      passCanary(record);
      return;
    }
    if (withdrawals.holds(id)) {
      forget(id);
      sightings.withdrawn();
      return;
    }
    Cause cause = Cause.of(onward.recordMetadata().orElseThrow(), record.headers());
    Head known = store.get(id);
    FixedKeyRecord<String, ArticleSeen> sighting =
        known != null && Retitled.isTitleHandedIn(record.value())
            ? record.withValue(Retitled.over(kept.of(id, known.textHash()), record.value()))
            : record;
    switch (merged(known, sighting, cause)) {
      case Head.Merged.Told(Head head, Head.News news) -> {
        if (tell(sighting, head, cause.isReplay() ? Origin.REPLAY : head.origin())) {
          if (news != Head.News.REPLAY) {
            remember(sighting, head);
          }
          sightings.told(news);
        } else {
          sightings.known();
        }
      }
      case Head.Merged.Noted(Head head) -> {
        store.put(id, head);
        sightings.known();
      }
      case Head.Merged.Known() -> sightings.known();
    }
  }

  /** It goes the way of an article, and nothing of it is remembered or counted. */
  private void passCanary(FixedKeyRecord<String, ArticleSeen> record) {
    FixedKeyProcessorContext<String, T> onward = requireNonNull(context);
    ArticleSeen sighting = record.value();
    Cause cause = Cause.of(onward.recordMetadata().orElseThrow(), record.headers());
    if (!cause.isReplay()) {
      Head head = Head.first(sighting, cause);
      onward.forward(
          record.withValue(
              telling.apply(new Sighted(sighting, sighting.article(), head, head.origin(), null))));
    }
  }

  private Head.Merged merged(
      @Nullable Head known, FixedKeyRecord<String, ArticleSeen> sighting, Cause cause) {
    if (known == null) {
      return new Head.Merged.Told(Head.first(sighting.value(), cause), Head.News.ARTICLE);
    }
    Supplier<@Nullable Article> shown =
        () -> requireNonNull(texts).of(sighting.key(), known.textHash());
    return cause.isReplay()
        ? known.replayed(shown, sighting.value(), cause)
        : known.and(shown, sighting.value(), cause);
  }

  /**
   * Passes on what there is to tell.
   *
   * @return false when there are no words to tell it in: the sighting has others than are shown,
   *     and those came too long ago to be kept
   */
  private boolean tell(FixedKeyRecord<String, ArticleSeen> sighting, Head head, Origin origin) {
    FixedKeyProcessorContext<String, T> onward = requireNonNull(context);
    Texts kept = requireNonNull(texts);
    Article sighted = sighting.value().article();
    Article shown = head.isIn(sighted) ? sighted : kept.of(sighting.key(), head.textHash());
    if (shown == null) {
      return false;
    }
    Revision replaced = replaced(sighting.key(), head);
    T told = telling.apply(new Sighted(sighting.value(), shown, head, origin, replaced));
    onward.forward(sighting.withValue(told));
    return true;
  }

  /**
   * Told with every telling of an edited article, so that none of them says less when it comes
   * again.
   */
  private @Nullable Revision replaced(String id, Head head) {
    Former former = head.former();
    Article text = former == null ? null : requireNonNull(texts).of(id, former.textHash());
    return former == null || text == null ? null : former.of(text, head.source());
  }

  /** What is only told again is not: the texts of a whole archive would be kept for a week. */
  private void remember(FixedKeyRecord<String, ArticleSeen> sighting, Head head) {
    Article sighted = sighting.value().article();
    if (head.isIn(sighted)) {
      long now = requireNonNull(context).currentSystemTimeMs();
      requireNonNull(texts).keep(sighted, Math.min(sighting.timestamp(), now));
    }
    requireNonNull(heads).put(sighting.key(), head);
  }

  /** A record under a foreign key would sit in a foreign partition, with a head of its own. */
  private static String requireOwnKey(FixedKeyRecord<String, ArticleSeen> sighting) {
    String id = sighting.value().article().id().value();
    if (!id.equals(sighting.key())) {
      throw new IllegalArgumentException("the record's key is not the id of its article");
    }
    return id;
  }
}
