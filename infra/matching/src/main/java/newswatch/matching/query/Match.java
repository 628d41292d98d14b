package newswatch.matching.query;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.Evidence;

/** How matching a query against an article ended. */
public sealed interface Match {

  /**
   * It matched.
   *
   * @param clauses the distinct clauses that asked for something and found it, in the order of the
   *     query; clauses under NOT are not among them
   */
  record Found(List<Hit> clauses) implements Match {
    /** The most places in {@link #evidence}. */
    public static final int MAX_EVIDENCE = 20;

    public Found {
      clauses = List.copyOf(clauses);
    }

    /**
     * The places of all clauses in the order of the text, title first, at most {@value
     * #MAX_EVIDENCE}. Places that overlap become one.
     */
    public List<Evidence> evidence() {
      return Places.merged(clauses.stream().flatMap(hit -> hit.places().stream()).toList()).stream()
          .limit(MAX_EVIDENCE)
          .toList();
    }
  }

  record NotFound() implements Match {}

  /**
   * Finding out would have cost more than one query may cost over one article, as happens where
   * hundreds of phrases of the same words meet an article that repeats these words by the ten
   * thousand. The same query ends so over the same article every time.
   */
  record GivenUp() implements Match {}

  /**
   * A word, phrase, prefix or value that was found.
   *
   * @param places its first {@value #MAX_PLACES} places, title first; none where it was found
   *     outside title, summary and body
   */
  record Hit(Query clause, List<Evidence> places) {
    /** The most places that one clause names. */
    public static final int MAX_PLACES = 5;

    public Hit {
      requireNonNull(clause, "clause");
      places = List.copyOf(places);
    }
  }
}
