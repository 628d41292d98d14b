package newswatch.matching.topic;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.Evidence;
import newswatch.events.Tag;

/** What a topic says of an article; {@link CompiledTopic#explain} also says why. */
public sealed interface Verdict {

  /** The article is about the topic. */
  record Tagged(Tag tag) implements Verdict {
    public Tagged {
      requireNonNull(tag, "tag");
    }
  }

  /** The article does not match the topic's query. */
  record QueryMissed() implements Verdict {}

  /**
   * It matches the query, and the exclusions too.
   *
   * @param evidence what the exclusions found; empty where they ask for a source or the like
   */
  record Excluded(List<Evidence> evidence) implements Verdict {
    public Excluded {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * It matches the query, too weakly or against what the topic's examples say.
   *
   * @param score what it reached, above 0 and below the minimum
   * @param minimum the topic's or, where it names none, what its examples still let pass
   * @param evidence what the query found
   */
  record ScoreTooLow(double score, double minimum, List<Evidence> evidence) implements Verdict {
    public ScoreTooLow {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Whether it matches was not found out: a query of the topic costs more over this article than
   * one may. See {@link newswatch.matching.query.Match.GivenUp}.
   */
  record TooCostly() implements Verdict {}
}
