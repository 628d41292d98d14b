package newswatch.search.index;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/** How storing one article ended. */
public sealed interface Stored {
  /**
   * What is to be done about an article that is stored in several places: the most of what is to be
   * done for each.
   *
   * @param endings at least one
   */
  static Stored worst(List<Stored> endings) {
    return endings.stream().max(Comparator.comparingInt(Stored::trouble)).orElseThrow();
  }

  private static int trouble(Stored ending) {
    return switch (ending) {
      case AlreadyNewer _ -> 0;
      case Done _ -> 1;
      case Refused _ -> 2;
      case TryAgain _ -> 3;
    };
  }

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
