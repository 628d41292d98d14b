package newswatch.search.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import newswatch.events.ArticleId;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.VerdictGiven;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import newswatch.search.trial.Preview.Warning;
import newswatch.search.verdict.Verdicts;
import org.jspecify.annotations.Nullable;

/** Changed definitions tried on the articles of the last days before they are saved. */
public final class Previews {
  private static final int AT_ONCE = 2;
  private static final int MOST_VERDICTS = 1_000;

  /** Articles of readers' verdicts in one answer: ten of the largest take some 10 MB. */
  private static final int VERDICTS_AT_ONCE = 10;

  /** Of the time, what is kept for the verdicts where there are any: the fourth part. */
  private static final int SHARE_OF_VERDICTS = 4;

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
    TimeLeft time = TimeLeft.of(limits.deadline(), nanos);
    Instant now = clock.instant();
    Instant from = now.minus(Duration.ofDays(days));
    CompiledTopic present = inForce == null ? null : readyOrNone(inForce);
    Readership readership = new Readership(given(changed.topic().id(), present), present, changed);
    TimeLeft sampling =
        readership.articles().isEmpty()
            ? time
            : time.less(limits.deadline().dividedBy(SHARE_OF_VERDICTS));
    Lots lots = articles.draw(from, limits.mostArticles(), sampling);
    Comparison comparison = new Comparison(present, changed, nanos);
    boolean all = judge(lots.drawn(), comparison, sampling);
    judge(readership, time);
    List<Warning> warnings = new ArrayList<>(comparison.warnings(lots.total()));
    Warning readers = readership.warning();
    if (readers != null) {
      warnings.add(readers);
    }
    return new Preview(
        from,
        now,
        lots.total(),
        comparison.examined(),
        lots.total() > 0 && (!all || lots.drawn().size() < lots.total()),
        comparison.matches(),
        comparison.givenUp(),
        comparison.gained(),
        comparison.lost(),
        readership.agreement(),
        warnings);
  }

  /**
   * What is read next comes while what was read is judged.
   *
   * @return whether there was time for all
   */
  private boolean judge(List<Lots.Lot> lots, Comparison comparison, TimeLeft time) {
    Portions portions = new Portions(lots);
    CompletableFuture<List<PastArticle>> coming = next(portions);
    while (!time.over()) {
      Optional<List<PastArticle>> here = time.await(coming);
      if (here.isEmpty()) {
        return false;
      }
      portions.had(here.get());
      boolean last = portions.done();
      coming = next(portions);
      for (PastArticle article : here.get()) {
        if (time.over()) {
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

  private CompletableFuture<List<PastArticle>> next(Portions portions) {
    return portions.done()
        ? CompletableFuture.completedFuture(List.of())
        : articles.read(portions.next());
  }

  /** No articles are kept; those of the newest verdicts come first. */
  private void judge(Readership readership, TimeLeft time) {
    List<ArticleId> ids = readership.articles();
    for (int i = 0; i < ids.size() && !time.over(); i += VERDICTS_AT_ONCE) {
      List<ArticleId> some = ids.subList(i, Math.min(ids.size(), i + VERDICTS_AT_ONCE));
      for (PastArticle article : time.await(articles.byIds(some)).orElse(List.of())) {
        if (time.over()) {
          return;
        }
        readership.add(article);
      }
    }
  }

  private List<VerdictGiven> given(TopicId topic, @Nullable CompiledTopic present) {
    return present == null ? List.of() : verdicts.newest(topic, MOST_VERDICTS);
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
