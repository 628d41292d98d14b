package newswatch.search.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a feed does, in a word. Of several that are true, the first one here is told. */
public enum FeedHealth {
  /** Somebody paused it. */
  PAUSED,
  /**
   * Its publisher said that it is gone for good: it is not asked again until somebody wants it
   * polled.
   */
  GONE,
  /** It should have been asked more than a minute ago: ingest-service is behind, or away. */
  OVERDUE,
  /** It has not been asked yet. */
  NEW,
  /** It could not be read when it was last asked. */
  FAILING,
  /** It works, and has listed nothing new for much longer than it usually does. */
  SILENT,
  /** Nothing is wrong. */
  OK;

  /** The word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this word. */
  public static Optional<FeedHealth> of(String word) {
    return Arrays.stream(values()).filter(health -> health.word().equals(word)).findFirst();
  }
}
