package newswatch.search.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleId;
import newswatch.events.VerdictGiven;
import newswatch.events.VerdictGiven.Thumb;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Verdict;
import newswatch.search.trial.Preview.Agreement;
import newswatch.search.trial.Preview.Kind;
import newswatch.search.trial.Preview.Measured;
import newswatch.search.trial.Preview.Warning;
import newswatch.search.verdict.Precision;
import org.jspecify.annotations.Nullable;

/** What readers said of articles, against what two definitions say of the same. */
final class Readership {
  private final Count present = new Count();
  private final Count changed = new Count();
  private int judged;

  /**
   * Judges the articles by both.
   *
   * @param before absent where there is no definition in force that can judge; nor are verdicts
   *     then
   * @param articles those of the verdicts that can still be found
   */
  static Readership of(
      List<VerdictGiven> verdicts,
      List<PastArticle> articles,
      @Nullable CompiledTopic before,
      CompiledTopic after) {
    Map<ArticleId, PastArticle> byId = new HashMap<>();
    articles.forEach(article -> byId.put(article.article().id(), article));
    Readership readership = new Readership();
    for (VerdictGiven verdict : verdicts) {
      PastArticle article = byId.get(verdict.article());
      if (article != null) {
        ArticleWords words = ArticleWords.of(article.article(), article.collections());
        boolean up = verdict.verdict() == Thumb.UP;
        readership.judged++;
        readership.present.add(up, before != null && tags(before, words));
        readership.changed.add(up, tags(after, words));
      }
    }
    return readership;
  }

  private static boolean tags(CompiledTopic topic, ArticleWords words) {
    return topic.judge(words) instanceof Verdict.Tagged;
  }

  /** Absent where there is no verdict to agree with. */
  @Nullable Agreement agreement() {
    return judged == 0 ? null : new Agreement(judged, present.measured(), changed.measured());
  }

  /** What readers say against the changed definition; absent where that is nothing. */
  @Nullable Warning warning() {
    if (changed.agrees >= present.agrees && !changed.isLessPreciseThan(present)) {
      return null;
    }
    return new Warning(
        Kind.LESS_PRECISE,
        "Readers disagree: of their %d verdicts it agrees with %d, the definition in force with %d;"
                .formatted(judged, changed.agrees, present.agrees)
            + " of the articles they judged it tags %s, the definition in force %s."
                .formatted(changed.told(), present.told()));
  }

  /** One definition's. */
  private static final class Count {
    private int right;
    private int tagged;
    private int agrees;

    void add(boolean up, boolean tags) {
      agrees += up == tags ? 1 : 0;
      tagged += tags ? 1 : 0;
      right += up && tags ? 1 : 0;
    }

    /** Cross-multiplied, so that no rounding decides. */
    boolean isLessPreciseThan(Count other) {
      return tagged > 0
          && other.tagged > 0
          && (long) right * other.tagged < (long) other.right * tagged;
    }

    Measured measured() {
      return new Measured(tagged == 0 ? null : Precision.of(right, tagged), agrees);
    }

    String told() {
      return tagged + ", of which " + right + " rightly";
    }
  }
}
