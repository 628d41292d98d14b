package newswatch.ingest.article;

import static java.util.Objects.requireNonNull;

import newswatch.events.Article;

/** Whether what was handed in is an article. */
public sealed interface Taken {
  /** It is this one. */
  record Accepted(Article article) implements Taken {
    public Accepted {
      requireNonNull(article, "article");
    }
  }

  /**
   * It is none.
   *
   * @param problem why, in words for people
   */
  record Refused(String problem) implements Taken {
    public Refused {
      requireNonNull(problem, "problem");
    }
  }
}
