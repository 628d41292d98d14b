package newswatch.search.index;

import org.jspecify.annotations.Nullable;

/** Elasticsearch does not answer, or not usefully; nothing is wrong with what was asked. */
public final class IndexUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was seen. */
  public IndexUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
