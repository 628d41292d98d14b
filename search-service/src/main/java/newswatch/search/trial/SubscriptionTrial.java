package newswatch.search.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import newswatch.events.ArticleTagged;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionMatch;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryLanguage;
import newswatch.matching.subscription.Subscriptions;
import newswatch.search.find.Articles;
import newswatch.search.find.Filters;
import newswatch.search.find.FoundArticle;
import newswatch.search.find.Page;
import newswatch.search.find.Period;
import newswatch.search.find.Search;
import newswatch.search.find.Sort;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a subscription would have been told in the last seven days: each story once, by the first of
 * its articles that matches, whichever way we came by it. The index finds the articles, and they
 * are judged as when they come. Thread-safe.
 */
@Component
public final class SubscriptionTrial {
  /** How far back it is looked. */
  public static final Duration BACK = Duration.ofDays(7);

  /** How many stories are looked at; of more, the oldest. */
  static final int MOST_STORIES = 1_000;

  private static final int SHOWN = 50;
  private static final int AT_ONCE = 2;

  private final Articles articles;
  private final InstantSource clock;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  SubscriptionTrial(Articles articles, InstantSource clock) {
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * What would have been told.
   *
   * @param alerts how many stories
   * @param messages in how many messages, by the rhythm alone
   * @param complete whether all stories were looked at
   * @param newest the last of them, newest first
   */
  public record Outcome(
      Instant from, Instant to, long alerts, long messages, boolean complete, List<Alert> newest) {
    public Outcome {
      newest = List.copyOf(newest);
    }
  }

  /**
   * One of them.
   *
   * @param due when it would have been told
   */
  public record Alert(ArticleTagged article, SubscriptionMatch match, Instant due) {}

  /**
   * Tries a subscription, whether it is in force or not.
   *
   * @throws Previews.Busy when others are tried already
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   */
  public Outcome of(Subscription subscription) {
    if (!turns.tryAcquire()) {
      throw new Previews.Busy();
    }
    try {
      return tried(subscription);
    } finally {
      turns.release();
    }
  }

  private Outcome tried(Subscription subscription) {
    Instant now = clock.instant();
    Instant from = now.minus(BACK);
    Subscriptions alone = Subscriptions.NONE.with(List.of(subscription), Set.of());
    List<Alert> alerts = new ArrayList<>();
    int looked = 0;
    @Nullable String cursor = null;
    do {
      Page page = articles.find(search(subscription, from, cursor));
      for (FoundArticle found : page.articles()) {
        match(alone, found.article())
            .map(match -> new Alert(found.article(), match, due(subscription, found.article())))
            .ifPresent(alerts::add);
      }
      looked += page.articles().size();
      cursor = page.next();
    } while (cursor != null && looked < MOST_STORIES);
    return new Outcome(
        from,
        now,
        alerts.size(),
        messages(alerts),
        cursor == null,
        alerts.reversed().stream().limit(SHOWN).toList());
  }

  private static Search search(Subscription subscription, Instant from, @Nullable String cursor) {
    Filters filters =
        new Filters(
            subscription.topic() == null ? List.of() : List.of(subscription.topic()),
            List.of(),
            subscription.languages(),
            List.of(),
            List.of());
    return new Search(
            query(subscription),
            filters,
            new Period(from, null),
            Sort.OLDEST,
            Search.MAX_SIZE,
            cursor)
        .eachStoryOnce();
  }

  private static @Nullable Query query(Subscription subscription) {
    return subscription.query() != null
            && QueryLanguage.TOPICS.parse(subscription.query())
                instanceof Parsed.Understood understood
        ? understood.query()
        : null;
  }

  private static Optional<SubscriptionMatch> match(Subscriptions alone, ArticleTagged tagged) {
    ArticleWords words = ArticleWords.of(tagged.article(), tagged.collections());
    return alone.matching(tagged.article(), words, tagged.topics()).stream().findFirst();
  }

  private static Instant due(Subscription subscription, ArticleTagged article) {
    Instant due = subscription.rhythm().due(article.firstSeenAt());
    return subscription.quietHours() == null ? due : subscription.quietHours().after(due);
  }

  /** At once is a message for each, unless it is quiet. */
  private static long messages(List<Alert> alerts) {
    Set<Instant> gathered = new HashSet<>();
    long messages = 0;
    for (Alert alert : alerts) {
      boolean atOnce = alert.due().equals(alert.article().firstSeenAt());
      messages += atOnce || gathered.add(alert.due()) ? 1 : 0;
    }
    return messages;
  }
}
