package newswatch.search.verdict;

import static java.util.Objects.requireNonNull;

import newswatch.events.VerdictGiven;

/** How hearing a reader's verdict ended. */
public sealed interface Heard {

  /** It is kept as it is here, or was so before. */
  record Kept(VerdictGiven verdict) implements Heard {
    public Kept {
      requireNonNull(verdict, "verdict");
    }
  }

  /** There is no such article. */
  record NoArticle() implements Heard {}

  /** There is no such topic, and the article has no tag of it. */
  record NoTopic() implements Heard {}
}
