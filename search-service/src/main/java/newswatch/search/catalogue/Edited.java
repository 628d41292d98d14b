package newswatch.search.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a change of a definition ended. */
public sealed interface Edited<T> {

  /** It did not exist, and does now. */
  record Created<T>(Defined<T> now) implements Edited<T> {
    public Created {
      requireNonNull(now, "now");
    }
  }

  /** It is as wanted now, or was so before. */
  record Changed<T>(Defined<T> now) implements Edited<T> {
    public Changed {
      requireNonNull(now, "now");
    }
  }

  /** It existed, and does no more. */
  record Deleted<T>() implements Edited<T> {}

  /** Nothing was changed: it exists already. */
  record Exists<T>(Defined<T> present) implements Edited<T> {
    public Exists {
      requireNonNull(present, "present");
    }
  }

  /** Nothing was changed: somebody else had one under this id, and what it was told is kept. */
  record Taken<T>(String id) implements Edited<T> {
    public Taken {
      requireNonNull(id, "id");
    }
  }

  /** Nothing was changed: it does not exist. */
  record Missing<T>() implements Edited<T> {}

  /**
   * Nothing was changed: the precondition does not hold.
   *
   * @param present absent where it does not exist
   */
  record Outdated<T>(@Nullable Defined<T> present) implements Edited<T> {}

  /**
   * Nothing was changed: the examples of all topics together would hold more than fits.
   *
   * @param length of all of them with the change, in UTF-16 units
   * @param most that they may hold
   */
  record TooManyExamples<T>(long length, long most) implements Edited<T> {}

  /**
   * Nothing was changed: more would be kept than fits.
   *
   * @param most how many may be kept
   * @param length how much they may hold together, in UTF-16 units
   */
  record TooMany<T>(int most, long length) implements Edited<T> {}

  /**
   * Nothing was changed: others cannot do without it.
   *
   * @param by those that may be named
   * @param more how many others there are
   */
  record Needed<T>(List<String> by, int more) implements Edited<T> {
    public Needed {
      by = List.copyOf(by);
    }
  }

  /** Nothing was changed: a feed's address stays what it is. */
  record OtherAddress<T>(Defined<T> present) implements Edited<T> {
    public OtherAddress {
      requireNonNull(present, "present");
    }
  }
}
