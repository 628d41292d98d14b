package newswatch.search.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import newswatch.events.Evidence;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.Explanation;
import newswatch.matching.topic.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a definition says of an article, and why.
 *
 * @param score absent where the query found nothing, or the exclusions something
 * @param minimumScore that it did not reach; absent unless that is the reason
 * @param evidence the words that decided it, in the order of the text; none where none did
 * @param because all of it in a sentence
 */
public record Finding(
    Outcome outcome,
    @Nullable Double score,
    @Nullable Double minimumScore,
    List<Evidence> evidence,
    String because) {
  private static final int SHOWN_WORDS = 5;

  public Finding {
    requireNonNull(outcome, "outcome");
    requireNonNull(because, "because");
    evidence = List.copyOf(evidence);
  }

  /** How it ends. */
  public enum Outcome {
    TAGGED,
    QUERY_MISSED,
    EXCLUDED,
    SCORE_TOO_LOW,
    /** It was not found out; see {@link Verdict.TooCostly}. */
    TOO_COSTLY,
    /** The definition cannot judge. */
    BROKEN;

    /** As it is written in JSON: {@code query-missed}. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Of a definition that cannot judge. */
  static Finding of(Compiled.Broken broken) {
    return new Finding(
        Outcome.BROKEN,
        null,
        null,
        List.of(),
        "The definition cannot judge: " + broken.sentence() + ".");
  }

  /** With what the query did not find. */
  static Finding of(Explanation explanation) {
    Finding finding = of(explanation.verdict());
    return finding.outcome() == Outcome.QUERY_MISSED
        ? new Finding(Outcome.QUERY_MISSED, null, null, List.of(), missed(explanation.missing()))
        : finding;
  }

  private static String missed(List<String> clauses) {
    return clauses.isEmpty()
        ? "Not tagged: the article has what the query leaves out."
        : "Not tagged: the query does not match the article, which has nothing for "
            + listed(clauses)
            + ".";
  }

  static Finding of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Tagged tagged ->
          new Finding(
              Outcome.TAGGED,
              tagged.tag().score(),
              null,
              tagged.tag().evidence(),
              "Tagged with a score of %s%s."
                  .formatted(tagged.tag().score(), found(tagged.tag().evidence())));
      case Verdict.QueryMissed _ ->
          new Finding(
              Outcome.QUERY_MISSED,
              null,
              null,
              List.of(),
              "Not tagged: the query does not match the article.");
      case Verdict.Excluded excluded ->
          new Finding(
              Outcome.EXCLUDED,
              null,
              null,
              excluded.evidence(),
              "Not tagged: the query matches, but the exclusions do too%s."
                  .formatted(found(excluded.evidence())));
      case Verdict.ScoreTooLow low ->
          new Finding(
              Outcome.SCORE_TOO_LOW,
              low.score(),
              low.minimum(),
              low.evidence(),
              "Not tagged: the query matches with a score of %s, below the minimum of %s%s."
                  .formatted(low.score(), low.minimum(), found(low.evidence())));
      case Verdict.TooCostly _ ->
          new Finding(
              Outcome.TOO_COSTLY,
              null,
              null,
              List.of(),
              "Not tagged: the query costs more over this article than one may. Take phrases with"
                  + " many equal words or a great distance out of it.");
    };
  }

  /** Its distinct words, for the sentence. */
  private static String found(List<Evidence> evidence) {
    List<String> words = evidence.stream().map(Evidence::text).distinct().toList();
    if (words.isEmpty()) {
      return "";
    }
    return ", for " + listed(words);
  }

  private static String listed(List<String> words) {
    String shown =
        words.stream()
            .limit(SHOWN_WORDS)
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(", "));
    int more = words.size() - SHOWN_WORDS;
    return shown + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
