package newswatch.search.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import newswatch.events.Article;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Verdict;
import newswatch.search.trial.Preview.Difference;
import newswatch.search.trial.Preview.GivenUp;
import newswatch.search.trial.Preview.Kind;
import newswatch.search.trial.Preview.Matches;
import newswatch.search.trial.Preview.Warning;
import org.jspecify.annotations.Nullable;

/** Two definitions of a topic tried on the same articles, one after the other. Not for threads. */
final class Comparison {
  /** Of the articles examined: a topic about a third of the news tells nobody anything. */
  private static final double TOO_BROAD = 0.3;

  /** For one article, its words cut already; a usual topic takes some hundredths of it. */
  private static final Duration COSTLY = Duration.ofNanos(250_000);

  private static final int SAMPLES = 20;
  private static final int TIMED = 200;
  private static final Comparator<Sample> NEWEST_FIRST =
      Comparator.comparing(Sample::publishedAt, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(Sample::id);

  private final @Nullable CompiledTopic present;
  private final CompiledTopic changed;
  private final LongSupplier nanos;
  private final List<Sample> gained = new ArrayList<>();
  private final List<Sample> lost = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private int examined;
  private int presentMatches;
  private int changedMatches;
  private int gainedCount;
  private int lostCount;
  private int presentGivenUp;
  private int changedGivenUp;

  /** Over how many articles the changed one costs more than ordinary topics ever do. */
  private int dear;

  /**
   * @param present the definition in force; absent where there is none, or it cannot judge
   */
  Comparison(@Nullable CompiledTopic present, CompiledTopic changed, LongSupplier nanos) {
    this.present = present;
    this.changed = changed;
    this.nanos = nanos;
  }

  /** Tries both on one more article. */
  void add(PastArticle past) {
    ArticleWords words = ArticleWords.of(past.article(), past.collections());
    Verdict earlier = present == null ? null : present.judge(words);
    boolean before = earlier instanceof Verdict.Tagged;
    Verdict verdict = changed.judgeBriefly(words);
    if (verdict instanceof Verdict.TooCostly) {
      dear++;
      verdict = changed.judge(words);
    }
    boolean after = verdict instanceof Verdict.Tagged;
    examined++;
    presentMatches += before ? 1 : 0;
    changedMatches += after ? 1 : 0;
    presentGivenUp += earlier instanceof Verdict.TooCostly ? 1 : 0;
    changedGivenUp += verdict instanceof Verdict.TooCostly ? 1 : 0;
    if (after && !before) {
      gainedCount++;
      keep(gained, past.article(), verdict);
    } else if (before && !after) {
      lostCount++;
      keep(lost, past.article(), verdict);
    }
    if (times.size() < TIMED) {
      times.add(timed(words));
    }
  }

  private static void keep(List<Sample> samples, Article article, Verdict verdict) {
    if (samples.size() < SAMPLES) {
      samples.add(Sample.of(article, Finding.of(verdict)));
    }
  }

  /** Again, as the first time included the cutting of the words, which all topics share. */
  private long timed(ArticleWords words) {
    long start = nanos.getAsLong();
    changed.judge(words);
    return nanos.getAsLong() - start;
  }

  int examined() {
    return examined;
  }

  Matches matches() {
    return new Matches(presentMatches, changedMatches);
  }

  GivenUp givenUp() {
    return new GivenUp(presentGivenUp, changedGivenUp);
  }

  Difference gained() {
    return new Difference(gainedCount, gained.stream().sorted(NEWEST_FIRST).toList());
  }

  Difference lost() {
    return new Difference(lostCount, lost.stream().sorted(NEWEST_FIRST).toList());
  }

  /**
   * What the articles say against the changed definition.
   *
   * @param total how many there are to examine
   */
  List<Warning> warnings(long total) {
    List<Warning> warnings = new ArrayList<>();
    if (examined == 0 && total > 0) {
      warnings.add(
          new Warning(
              Kind.NOT_EXAMINED,
              "The time was over before one of the %,d articles was judged: try it again, or on fewer days."
                  .formatted(total)));
    } else if (examined == 0) {
      warnings.add(
          new Warning(
              Kind.NO_ARTICLES, "No articles came in these days to try the definition on."));
    } else if (changedMatches == 0) {
      warnings.add(
          new Warning(
              Kind.MATCHES_NOTHING, "It matches none of the %,d articles.".formatted(examined)));
    } else if (changedMatches > TOO_BROAD * examined) {
      warnings.add(
          new Warning(
              Kind.TOO_BROAD,
              "It matches %.0f %% of the articles: a topic this broad tells little."
                  .formatted(100.0 * changedMatches / examined)));
    }
    Duration cost = cost();
    if (changedGivenUp > 0) {
      warnings.add(
          new Warning(
              Kind.COSTLY,
              "%,d of the %,d articles it could not judge, and so does not tag: it costs more over them"
                      .formatted(changedGivenUp, examined)
                  + " than a topic may. Take phrases with many equal words or a great distance out"
                  + " of it."));
    } else if (dear > 0) {
      warnings.add(
          new Warning(
              Kind.COSTLY,
              "Over %,d of the %,d articles it costs more than topics of ordinary words do: beside many"
                      .formatted(dear, examined)
                  + " such topics it would not be judged there. Take phrases with many equal words or"
                  + " a great distance out of it."));
    } else if (cost.compareTo(COSTLY) > 0) {
      warnings.add(
          new Warning(
              Kind.COSTLY,
              "Judging one article takes %.1f ms, as long as hundreds of usual topics: use fewer"
                      .formatted(cost.toNanos() / 1e6)
                  + " clauses, and fewer beginnings of words."));
    }
    return warnings;
  }

  /** The median, which a busy machine does not spoil. */
  private Duration cost() {
    return times.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos(times.stream().sorted().toList().get(times.size() / 2));
  }
}
