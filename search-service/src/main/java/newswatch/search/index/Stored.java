package newswatch.search.index;

import static java.util.Objects.requireNonNull;

/** How storing one article ended. */
public sealed interface Stored {
  /** It can be found once the index refreshes. */
  record Done() implements Stored {}

  /** The index holds a newer version of it, so there is nothing to do. */
  record AlreadyNewer() implements Stored {}

  /** The index will never take it. */
  record Refused(String reason) implements Stored {
    public Refused {
      requireNonNull(reason, "reason");
    }
  }

  /** The index could not take it now. */
  record TryAgain(String reason) implements Stored {
    public TryAgain {
      requireNonNull(reason, "reason");
    }
  }
}
