package newswatch.matching.query;

import static java.util.Objects.requireNonNull;

/** How parsing a query ended. */
public sealed interface Parsed {

  record Understood(Query query) implements Parsed {
    public Understood {
      requireNonNull(query, "query");
    }
  }

  /**
   * The text is not a query of the language.
   *
   * @param position where, in UTF-16 units of the text, from 0; the text's length for "at the end"
   * @param problem what was expected or is not allowed there, to be read by who wrote the query
   */
  record Rejected(int position, String problem) implements Parsed {
    public Rejected {
      requireNonNull(problem, "problem");
      if (position < 0) {
        throw new IllegalArgumentException("a position is 0 or more, not " + position);
      }
    }
  }
}
