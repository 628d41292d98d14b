package newswatch.search.catalogue;

import newswatch.events.Topic;
import org.jspecify.annotations.Nullable;

/** Where the versions of topics lie, which would fill the memory. */
public interface VersionArchive {
  /**
   * The definition that is kept there; absent where a newer record has taken its place.
   *
   * @throws Away when it cannot be read now
   * @throws Unreadable when what lies there is no definition
   */
  @Nullable Topic at(KeptVersion where);

  /** The archive does not answer; asking again later helps. */
  final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was seen. */
    public Away(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The record of a version is no definition; asking again does not help. */
  final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was seen there. */
    public Unreadable(KeptVersion where, Throwable cause) {
      super("the record of %s at offset %d".formatted(where.version(), where.offset()), cause);
    }
  }
}
