package newswatch.search.access;

import static java.util.Objects.requireNonNull;

/** A file of users cannot be used. The message says why, {@link #remedy()} what to do. */
final class UnusableUsers extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  UnusableUsers(String problem, String remedy) {
    super(problem);
    this.remedy = requireNonNull(remedy, "remedy");
  }

  String remedy() {
    return remedy;
  }
}
