package newswatch.search.catalogue;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be true of a definition for a change of it to happen. */
public sealed interface Precondition {

  /** Whether it is true of this definition; of none, where it does not exist. */
  boolean holds(@Nullable Defined<?> present);

  /** The last one to write wins. */
  record None() implements Precondition {
    @Override
    public boolean holds(@Nullable Defined<?> present) {
      return true;
    }
  }

  /** The definition exists. */
  record Exists() implements Precondition {
    @Override
    public boolean holds(@Nullable Defined<?> present) {
      return present != null;
    }
  }

  /** The definition does not exist. */
  record Absent() implements Precondition {
    @Override
    public boolean holds(@Nullable Defined<?> present) {
      return present == null;
    }
  }

  /** The definition exists and is still one of those that the writer knows. */
  record Unchanged(Set<Long> offsets) implements Precondition {
    public Unchanged {
      offsets = Set.copyOf(offsets);
    }

    @Override
    public boolean holds(@Nullable Defined<?> present) {
      return present != null && offsets.contains(present.offset());
    }
  }
}
