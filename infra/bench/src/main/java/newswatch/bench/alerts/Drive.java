package newswatch.bench.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import newswatch.bench.search.Latencies;

/**
 * Has feeds list articles whether or not those before have been told, and waits until all is told
 * that should be.
 */
final class Drive {
  /** What has not come by then counts as lost. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What comes twice or should not come may still be on its way. */
  private static final Duration REST = Duration.ofSeconds(2);

  private static final Duration GLANCE = Duration.ofMillis(10);

  private final ChangingFeeds feeds;
  private final Hooks hooks;
  private final Function<Story, Collection<String>> askers;
  private final Runnable requireAlive;
  private final Set<Told> expected = new HashSet<>();

  /** Articles that were to find out whether anything is told yet. */
  private final Set<Story> ignored = new HashSet<>();

  /**
   * @param askers who is to be told of an article
   * @param requireAlive fails when one of those that are measured has ended
   */
  Drive(
      ChangingFeeds feeds,
      Hooks hooks,
      Function<Story, Collection<String>> askers,
      Runnable requireAlive) {
    this.feeds = feeds;
    this.hooks = hooks;
    this.askers = askers;
    this.requireAlive = requireAlive;
  }

  /**
   * How some articles were told.
   *
   * @param latency milliseconds from when the answer was written that first had an article until a
   *     webhook that tells of it was read; of what was told more than once, until the first
   * @param sinceListed the same from when its feed began to list it, which holds the wait for the
   *     next poll
   * @param lastMillis from when the first of those answers was written until the last webhook
   * @param answersMillis from the first of those answers to the last
   * @param stages the latency in pieces: until ingest-service had the answer, until
   *     classify-service raised the alert, until search-service made the message, and until it was
   *     received; empty for those who do not say
   */
  record Run(
      Latencies latency,
      Latencies sinceListed,
      double lastMillis,
      double answersMillis,
      Map<String, Latencies> stages) {
    Run {
      stages = new LinkedHashMap<>(stages);
    }
  }

  /** Waits until this is told: whatever it takes, it counts for nothing. */
  boolean told(Story story, Duration within) {
    ignored.add(story);
    feeds.list(story);
    Set<Told> its = toldOf(List.of(story));
    long limit = System.nanoTime() + within.toNanos();
    while (!hooks.haveAll(its) && System.nanoTime() < limit) {
      requireAlive.run();
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return hooks.haveAll(its);
  }

  /** Lists so many a second, each when it is due. */
  Run steady(List<Story> stories, int perSecond) {
    expected.addAll(toldOf(stories));
    long begun = System.nanoTime();
    for (int i = 0; i < stories.size(); i++) {
      long due = begun + i * 1_000_000_000L / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      feeds.list(stories.get(i));
    }
    return finish(stories);
  }

  /** Lists all of them at once. */
  Run burst(List<Story> stories) {
    expected.addAll(toldOf(stories));
    stories.forEach(feeds::list);
    return finish(stories);
  }

  private Set<Told> toldOf(List<Story> stories) {
    Set<Told> told = new HashSet<>();
    for (Story story : stories) {
      askers.apply(story).forEach(asker -> told.add(new Told(asker, story.id())));
    }
    return told;
  }

  private Run finish(List<Story> stories) {
    Set<Told> these = toldOf(stories);
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (!hooks.haveAll(these) && System.nanoTime() < limit) {
      requireAlive.run();
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return run(stories);
  }

  private Run run(List<Story> stories) {
    Map<Told, Receipt> first = new HashMap<>();
    hooks
        .receipts()
        .forEach(
            receipt -> first.merge(receipt.told(), receipt, (a, b) -> a.at() <= b.at() ? a : b));
    Stages stages = new Stages();
    List<Double> latencies = new ArrayList<>();
    List<Double> sinceListed = new ArrayList<>();
    long firstAnswer = Long.MAX_VALUE;
    long lastAnswer = Long.MIN_VALUE;
    long last = Long.MIN_VALUE;
    for (Story story : stories) {
      Long served = feeds.servedAt(story);
      if (served == null) {
        continue;
      }
      firstAnswer = Math.min(firstAnswer, served);
      lastAnswer = Math.max(lastAnswer, served);
      for (Told told : toldOf(List.of(story))) {
        Receipt receipt = first.get(told);
        if (receipt != null) {
          long at = receipt.at();
          stages.add(served, receipt);
          latencies.add((at - served) / 1e6);
          sinceListed.add((at - requireNonNull(feeds.listedAt(story))) / 1e6);
          last = Math.max(last, at);
        }
      }
    }
    return latencies.isEmpty()
        ? new Run(Latencies.of(latencies), Latencies.of(sinceListed), 0, 0, Map.of())
        : new Run(
            Latencies.of(latencies),
            Latencies.of(sinceListed),
            rounded(last - firstAnswer),
            rounded(lastAnswer - firstAnswer),
            stages.told());
  }

  /** In milliseconds, to a hundredth. */
  private static double rounded(long nanos) {
    return Math.round(nanos / 1e4) / 100.0;
  }

  /** What was told of all that was driven, after a moment for what should not come. */
  AlertLedger ledger() {
    LockSupport.parkNanos(REST.toNanos());
    Set<Told> whatever = toldOf(List.copyOf(ignored));
    return AlertLedger.of(
        expected,
        hooks.receipts().stream().filter(receipt -> !whatever.contains(receipt.told())).toList());
  }
}
