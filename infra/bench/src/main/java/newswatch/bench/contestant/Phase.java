package newswatch.bench.contestant;

import com.fasterxml.jackson.annotation.JsonKey;
import java.util.Locale;

/** What happens to the feeds before they are polled once. */
public enum Phase {
  /** Nobody has seen them. */
  COLD,
  /** Nothing. */
  UNCHANGED,
  /** One in a hundred lists one new item. */
  TRICKLE,
  /** The same, while hosts beside them do harm. */
  HOSTILE;

  /** As people write it. */
  @JsonKey
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
