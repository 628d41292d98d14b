package newswatch.matching.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the clauses of a group the way Lucene's classic parser does with OR between words: AND
 * binds its two neighbours and nothing further, so {@code a AND b OR c} is {@code +a +b c}.
 */
final class GroupBuilder {

  /** What a clause's own sign says of it. */
  enum Occurs {
    MUST,
    SHOULD,
    MUST_NOT
  }

  private record Clause(Occurs occurs, Query query) {}

  private final List<Clause> clauses = new ArrayList<>();

  /**
   * @param afterAnd whether AND stands before the clause; it binds the clause before it even where
   *     this one is empty
   * @param query none where the clause holds only punctuation
   */
  void add(boolean afterAnd, Occurs sign, Optional<Query> query) {
    if (afterAnd && !clauses.isEmpty() && clauses.getLast().occurs() == Occurs.SHOULD) {
      clauses.add(new Clause(Occurs.MUST, clauses.removeLast().query()));
    }
    Occurs occurs = afterAnd && sign == Occurs.SHOULD ? Occurs.MUST : sign;
    query.ifPresent(found -> clauses.add(new Clause(occurs, found)));
  }

  boolean onlyLeavesOut() {
    return !clauses.isEmpty() && clauses.stream().allMatch(c -> c.occurs() == Occurs.MUST_NOT);
  }

  /** The group, the clause itself where there is but one, or none where nothing is to be found. */
  Optional<Query> build() {
    if (clauses.isEmpty() || onlyLeavesOut()) {
      return Optional.empty();
    }
    return Optional.of(
        clauses.size() == 1
            ? clauses.getFirst().query()
            : new Query.Group(those(Occurs.MUST), those(Occurs.SHOULD), those(Occurs.MUST_NOT)));
  }

  private List<Query> those(Occurs occurs) {
    return clauses.stream().filter(c -> c.occurs() == occurs).map(Clause::query).toList();
  }
}
