package newswatch.search.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import newswatch.search.verdict.Precision;
import org.jspecify.annotations.Nullable;

/**
 * What a changed definition would gain and lose among the articles of the last days.
 *
 * @param from when the period began; it holds the articles first seen from then on
 * @param to when it was looked at
 * @param total how many articles the period has
 * @param examined how many of them were judged
 * @param sampled whether they are a random sample, because there are too many or they took too long
 * @param matches how many of those examined each definition tags
 * @param givenUp how many of those examined each could not judge, and so does not tag
 * @param verdicts how the definitions agree with readers; absent where readers have said nothing of
 *     the topic
 * @param warnings what whoever wrote the definition should know before it is saved
 */
public record Preview(
    Instant from,
    Instant to,
    long total,
    int examined,
    boolean sampled,
    Matches matches,
    GivenUp givenUp,
    Difference gained,
    Difference lost,
    @Nullable Agreement verdicts,
    List<Warning> warnings) {
  public Preview {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(matches, "matches");
    requireNonNull(givenUp, "givenUp");
    requireNonNull(gained, "gained");
    requireNonNull(lost, "lost");
    warnings = List.copyOf(warnings);
  }

  /**
   * How many articles are tagged.
   *
   * @param present by the definition in force; none by one that is new
   * @param changed by the changed one
   */
  public record Matches(int present, int changed) {}

  /**
   * How many articles a definition costs too much over; see {@link
   * newswatch.matching.topic.Verdict.TooCostly}.
   *
   * @param present the definition in force; none by one that is new
   * @param changed the changed one
   */
  public record GivenUp(int present, int changed) {}

  /**
   * Articles that one of the definitions tags and the other does not.
   *
   * @param count how many there are among those examined
   * @param samples up to 20 of them, picked at random, newest first
   */
  public record Difference(int count, List<Sample> samples) {
    public Difference {
      samples = List.copyOf(samples);
    }
  }

  /**
   * How two definitions agree with what readers said, on the same articles.
   *
   * @param judged how many verdicts there are on articles that can still be found, and were judged
   *     in time
   */
  public record Agreement(int judged, Measured present, Measured changed) {
    public Agreement {
      requireNonNull(present, "present");
      requireNonNull(changed, "changed");
    }
  }

  /**
   * One definition against the verdicts.
   *
   * @param precision the share of "up" on the articles it tags; absent where it tags none of them
   * @param agrees how many verdicts it agrees with: it tags what is "up", and not what is "down"
   */
  public record Measured(@Nullable Precision precision, int agrees) {}

  /** Something to know before it is saved. */
  public record Warning(Kind kind, String warning) {
    public Warning {
      requireNonNull(kind, "kind");
      requireNonNull(warning, "warning");
    }
  }

  /** What a warning is about. */
  public enum Kind {
    TOO_BROAD,
    MATCHES_NOTHING,
    NO_ARTICLES,
    NOT_EXAMINED,
    COSTLY,
    LESS_PRECISE;

    /** As it is written in JSON: {@code too-broad}. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
