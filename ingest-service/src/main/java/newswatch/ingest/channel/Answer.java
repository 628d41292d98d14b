package newswatch.ingest.channel;

import static java.util.Objects.requireNonNull;

import newswatch.events.ArticleSeen;
import newswatch.events.SubmissionEnded;

/** What became of one submission. */
public sealed interface Answer {
  /** How it ended, for who handed it in. */
  SubmissionEnded ended();

  /** It is an article. */
  record Sighted(SubmissionEnded ended, ArticleSeen sighting) implements Answer {
    public Sighted {
      requireNonNull(ended, "ended");
      requireNonNull(sighting, "sighting");
    }
  }

  /** There is no article in it, which is told to who handed it in. */
  record Refused(SubmissionEnded ended) implements Answer {
    public Refused {
      requireNonNull(ended, "ended");
    }
  }

  /**
   * We failed at it: it is refused, and kept with the dead letters.
   *
   * @param reason what went wrong, for those who mend it
   */
  record Failed(SubmissionEnded ended, String reason) implements Answer {
    public Failed {
      requireNonNull(ended, "ended");
      requireNonNull(reason, "reason");
    }
  }
}
