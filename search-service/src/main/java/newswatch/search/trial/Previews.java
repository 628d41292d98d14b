package newswatch.search.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import newswatch.events.ArticleId;
import newswatch.events.Topic;
import newswatch.events.VerdictGiven;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import newswatch.search.index.ArticleIndex;
import newswatch.search.trial.Preview.Warning;
import newswatch.search.verdict.Verdicts;
import org.jspecify.annotations.Nullable;

/** Changed definitions tried on the articles of the last days before they are saved. */
public final class Previews {
  private static final int AT_ONCE = 2;
  private static final int MOST_VERDICTS = 1_000;
  private static final int VERDICTS_AT_ONCE = 50;

  /** People wait for it, as for a search. */
  private static final Duration ANSWER = Duration.ofSeconds(6);

  private final PastArticles articles;
  private final Verdicts verdicts;
  private final PreviewProperties limits;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Semaphore running = new Semaphore(AT_ONCE);

  Previews(
      PastArticles articles,
      Verdicts verdicts,
      PreviewProperties limits,
      InstantSource clock,
      LongSupplier nanos) {
    this.articles = articles;
    this.verdicts = verdicts;
    this.limits = limits;
    this.clock = clock;
    this.nanos = nanos;
  }

  /** More previews than {@value #AT_ONCE} are wanted at once. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("other previews are running");
    }
  }

  /**
   * What a changed definition would gain and lose.
   *
   * @param changed the definition; its queries are of the language
   * @param present the one in force; absent where the topic is new
   * @param days how many it is tried on, back from now, at least 1
   * @throws Busy when others are being tried
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   */
  public Preview of(Topic changed, @Nullable Topic present, int days) {
    if (!running.tryAcquire()) {
      throw new Busy();
    }
    try {
      return tried(ready(changed), present, days);
    } finally {
      running.release();
    }
  }

  private Preview tried(CompiledTopic changed, @Nullable Topic inForce, int days) {
    long end = nanos.getAsLong() + limits.deadline().toNanos();
    Instant now = clock.instant();
    Instant from = now.minus(Duration.ofDays(days));
    CompiledTopic present = inForce == null ? null : readyOrNone(inForce);
    Readership readership = readership(changed, present, end);
    Lots lots = articles.draw(from, limits.mostArticles(), ANSWER);
    Comparison comparison = new Comparison(present, changed, nanos);
    boolean all = judge(lots.drawn(), comparison, end);
    List<Warning> warnings = new ArrayList<>(comparison.warnings());
    Warning readers = readership.warning();
    if (readers != null) {
      warnings.add(readers);
    }
    return new Preview(
        from,
        now,
        lots.total(),
        comparison.examined(),
        !all || lots.drawn().size() < lots.total(),
        comparison.matches(),
        comparison.gained(),
        comparison.lost(),
        readership.agreement(),
        warnings);
  }

  /** What is read next comes while what was read is judged. */
  private boolean judge(List<Lots.Lot> lots, Comparison comparison, long end) {
    Portions portions = new Portions(lots);
    CompletableFuture<List<PastArticle>> coming = next(portions, end);
    while (nanos.getAsLong() < end) {
      List<PastArticle> here = ArticleIndex.await(ANSWER, coming);
      portions.had(here);
      boolean last = portions.done();
      coming = next(portions, end);
      for (PastArticle article : here) {
        if (nanos.getAsLong() >= end) {
          return false;
        }
        comparison.add(article);
      }
      if (last) {
        return true;
      }
    }
    return false;
  }

  /** When the time is over, no more is waited for. */
  private CompletableFuture<List<PastArticle>> next(Portions portions, long end) {
    if (portions.done()) {
      return CompletableFuture.completedFuture(List.of());
    }
    long left = Math.max(0, end - nanos.getAsLong());
    return articles.read(portions.next()).completeOnTimeout(List.of(), left, TimeUnit.NANOSECONDS);
  }

  /** Of the newest verdicts, as many as half of the time allows. */
  private Readership readership(CompiledTopic changed, @Nullable CompiledTopic present, long end) {
    long half = end - limits.deadline().toNanos() / 2;
    List<VerdictGiven> given =
        present == null ? List.of() : verdicts.newest(changed.topic().id(), MOST_VERDICTS);
    List<ArticleId> ids = given.stream().map(VerdictGiven::article).distinct().toList();
    List<PastArticle> found = new ArrayList<>();
    for (int i = 0; i < ids.size() && nanos.getAsLong() < half; i += VERDICTS_AT_ONCE) {
      List<ArticleId> some = ids.subList(i, Math.min(ids.size(), i + VERDICTS_AT_ONCE));
      found.addAll(ArticleIndex.await(ANSWER, articles.byIds(some)));
    }
    return Readership.of(given, found, present, changed);
  }

  private static CompiledTopic ready(Topic topic) {
    CompiledTopic ready = readyOrNone(topic);
    if (ready == null) {
      throw new IllegalArgumentException("the definition of " + topic.id() + " cannot judge");
    }
    return ready;
  }

  private static @Nullable CompiledTopic readyOrNone(Topic topic) {
    return switch (CompiledTopic.compile(topic)) {
      case Compiled.Ready ready -> ready.topic();
      case Compiled.Broken _ -> null;
    };
  }
}
