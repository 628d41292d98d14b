package newswatch.classify.alert;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import newswatch.classify.story.Placed;
import newswatch.events.AlertEvent;
import newswatch.events.AlertGrew;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.AlertedArticle;
import newswatch.events.ArticleClassified;
import newswatch.events.DocumentVersion;
import newswatch.events.Occasion;
import newswatch.events.StorySize;
import newswatch.events.SubscriptionId;
import newswatch.events.SubscriptionMatch;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Raises alerts: once for each story and subscription, and again when there is news in it. The one
 * owner of what was told, because all stories have one owner.
 *
 * <p>What was told is remembered with the telling that made it, and told again when that comes
 * again; whoever sends it knows an alert by its id.
 *
 * @param <T> what else is told of an article
 */
public final class Alerts<T> implements Processor<String, Placed<T>, String, AlertEvent> {
  /** The name of the store that holds what was told, by story and subscription. */
  public static final String RAISED = "raised";

  /** The name of the store that holds how far stories have come, by story. */
  public static final String REACHES = "reaches";

  /** For how long both are kept after they last changed. */
  public static final Duration KEPT = Remembered.KEPT;

  /** The windows of both stores. */
  public static final Duration DAY = Remembered.DAY;

  /** What reaches us so long after it was published is late. */
  static final Duration LATE = Duration.ofHours(6);

  private final SubscriptionsInForce subscriptions;
  private final Tellings tellings;
  private @Nullable ProcessorContext<String, AlertEvent> context;
  private @Nullable Remembered<Raised> raised;
  private @Nullable Remembered<StoryReach> reaches;

  /** Counts there. */
  public Alerts(SubscriptionsInForce subscriptions, Tellings tellings) {
    this.subscriptions = subscriptions;
    this.tellings = tellings;
  }

  @Override
  public void init(ProcessorContext<String, AlertEvent> context) {
    this.context = context;
    this.raised = new Remembered<>(context.getStateStore(RAISED));
    this.reaches = new Remembered<>(context.getStateStore(REACHES));
  }

  @Override
  public void process(Record<String, Placed<T>> record) {
    Placed<T> placed = record.value();
    StorySize size = size(placed);
    for (SubscriptionMatch match : matches(placed.article())) {
      tell(record, match, size);
    }
  }

  /** Of those that its tags tell, the ones that are in force by now. */
  private Collection<SubscriptionMatch> matches(ArticleClassified article) {
    if (!article.byTag()) {
      return article.subscriptions();
    }
    Map<SubscriptionId, SubscriptionMatch> matches = new TreeMap<>();
    subscriptions
        .now()
        .byTag(article.article(), article.topics())
        .forEach(match -> matches.put(match.id(), match));
    article.subscriptions().forEach(match -> matches.put(match.id(), match));
    return matches.values();
  }

  private StorySize size(Placed<T> placed) {
    Remembered<StoryReach> store = requireNonNull(reaches);
    String story = placed.story().value();
    String source = placed.article().article().source();
    StoryReach before = store.get(story);
    if (!placed.fresh()) {
      return (before == null ? StoryReach.and(null, source) : before).size();
    }
    StoryReach now = StoryReach.and(before, source);
    store.put(story, now, millis());
    return now.size();
  }

  private void tell(Record<String, Placed<T>> record, SubscriptionMatch match, StorySize size) {
    Placed<T> placed = record.value();
    ArticleClassified article = placed.article();
    String key = placed.story() + "|" + match.id();
    Raised before = requireNonNull(raised).get(key);
    Raised told = before == null ? Raised.NOTHING : before;
    Reason reason = Reason.of(match, article);
    Instant now = Instant.ofEpochMilli(millis());
    News news = News.of(placed, told, reason, now);
    switch (news) {
      case News.Alert(Occasion occasion) -> {
        pass(record, match, raised(placed, match, reason, occasion, size, now));
        told = told.and(new Raised.Telling(occasion, article.article().id(), sequence(article)));
      }
      case News.Again(Occasion occasion) ->
          pass(record, match, raised(placed, match, reason, occasion, size, now));
      case News.Growth() ->
          pass(
              record,
              match,
              new AlertGrew(newest(told, placed, match), match.id(), placed.story(), size, now));
      case News.Known(), News.Old() -> {}
    }
    tellings.count(news);
    remember(key, before, told.alerts().isEmpty() ? told : told.met(reason.clauses()));
  }

  private void remember(String key, @Nullable Raised before, Raised now) {
    if (!now.alerts().isEmpty() && !now.equals(before)) {
      requireNonNull(raised).put(key, now, millis());
    }
  }

  private void pass(Record<String, Placed<T>> record, SubscriptionMatch match, AlertEvent event) {
    requireNonNull(context).forward(record.withKey(match.id().value()).withValue(event));
  }

  private static AlertId newest(Raised told, Placed<?> placed, SubscriptionMatch match) {
    return AlertId.of(match.id(), placed.story(), told.alerts().getLast().occasion());
  }

  private static AlertRaised raised(
      Placed<?> placed,
      SubscriptionMatch match,
      Reason reason,
      Occasion occasion,
      StorySize size,
      Instant now) {
    ArticleClassified article = placed.article();
    return new AlertRaised(
        AlertId.of(match.id(), placed.story(), occasion),
        match.id(),
        placed.story(),
        occasion,
        AlertedArticle.of(article.article()),
        match.topic(),
        match.score(),
        reason.evidence(),
        reason.sentence(),
        size,
        article.fetchedAt(),
        isLate(occasion, article),
        now);
  }

  /** An edit tells of itself when it comes, however long ago the article was published. */
  private static boolean isLate(Occasion occasion, ArticleClassified article) {
    Instant published = article.article().publishedAt();
    return published != null
        && !(occasion instanceof Occasion.NewHeadline)
        && published.isBefore(article.firstSeenAt().minus(LATE));
  }

  private static long sequence(ArticleClassified article) {
    return DocumentVersion.sequence(article.version());
  }

  private long millis() {
    return requireNonNull(context).currentSystemTimeMs();
  }
}
