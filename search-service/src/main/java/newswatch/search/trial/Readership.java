package newswatch.search.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

/**
 * What readers said of articles, against what two definitions say of the same, one article after
 * the other. Not for threads.
 */
final class Readership {
  private final Map<ArticleId, List<VerdictGiven>> verdicts;
  private final @Nullable CompiledTopic before;
  private final CompiledTopic after;
  private final Count present = new Count();
  private final Count changed = new Count();
  private int judged;

  /**
   * @param before absent where there is no definition in force that can judge; nor are verdicts
   *     then
   */
  Readership(List<VerdictGiven> verdicts, @Nullable CompiledTopic before, CompiledTopic after) {
    this.verdicts =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(
                    VerdictGiven::article, LinkedHashMap::new, Collectors.toList()));
    this.before = before;
    this.after = after;
  }

  /** Those that verdicts are about, in the order of the verdicts. */
  List<ArticleId> articles() {
    return List.copyOf(verdicts.keySet());
  }

  /** Judges one of them by both definitions. */
  void add(PastArticle past) {
    ArticleWords words = ArticleWords.of(past.article(), past.collections());
    boolean wasTagged = before != null && tags(before, words);
    boolean isTagged = tags(after, words);
    for (VerdictGiven verdict : verdicts.getOrDefault(past.article().id(), List.of())) {
      boolean up = verdict.verdict() == Thumb.UP;
      judged++;
      present.add(up, wasTagged);
      changed.add(up, isTagged);
    }
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
    List<String> causes = new ArrayList<>();
    if (changed.agrees < present.agrees) {
      causes.add(
          "Readers disagree: of their %d verdicts it agrees with %d, the definition in force with %d."
              .formatted(judged, changed.agrees, present.agrees));
    }
    if (changed.isLessPreciseThan(present)) {
      causes.add(
          "It is less precise: of the articles that readers judged it tags %s, the definition in force %s."
              .formatted(changed.told(), present.told()));
    }
    return causes.isEmpty() ? null : new Warning(Kind.LESS_PRECISE, String.join(" ", causes));
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
