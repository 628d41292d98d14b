package newswatch.ingest.page;

import static java.util.Objects.requireNonNull;

/** How reading a page ended. */
public sealed interface Reading permits Page, Reading.NoArticle {

  /**
   * There is no article to be had from it.
   *
   * @param problem why, in words for people
   */
  record NoArticle(String problem) implements Reading {
    public NoArticle {
      requireNonNull(problem, "problem");
    }
  }
}
