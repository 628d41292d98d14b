package newswatch.matching.query;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A word of a query in its comparable form.
 *
 * @param hash as {@link WordTable} finds it by; another in every process
 */
record Term(String text, int hash) {
  Term {
    requireNonNull(text, "text");
  }

  static Term of(String text) {
    return new Term(text, WordTable.hash(text));
  }

  static List<Term> all(List<String> texts) {
    return texts.stream().map(Term::of).toList();
  }
}
