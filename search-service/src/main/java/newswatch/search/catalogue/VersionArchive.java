package newswatch.search.catalogue;

import newswatch.events.Topic;
import org.jspecify.annotations.Nullable;

/** Where the versions of topics lie, which would fill the memory. */
public interface VersionArchive {
  /**
   * The definition at an offset; absent where a newer record has taken its place.
   *
   * @throws Away when it cannot be read now
   */
  @Nullable Topic at(long offset);

  /** The archive does not answer; asking again later helps. */
  final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was seen. */
    public Away(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
