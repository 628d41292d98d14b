package newswatch.search.verdict;

import static newswatch.events.VerdictGiven.Thumb.UP;

import java.util.List;
import newswatch.events.VerdictGiven;
import org.jspecify.annotations.Nullable;

/**
 * What readers have said of a topic.
 *
 * @param up tags they found right
 * @param down tags they found wrong
 * @param missed articles without the tag that they find should have it
 * @param precision of the tags, whichever version set them; absent while there are no verdicts
 * @param thisVersion the same of the tags that the version in force set
 */
public record Tally(
    long up,
    long down,
    long missed,
    @Nullable Precision precision,
    @Nullable Precision thisVersion) {
  /** Counts verdicts; {@code version} is the one in force. */
  static Tally of(List<VerdictGiven> verdicts, long version) {
    List<VerdictGiven> tagged = verdicts.stream().filter(VerdictGiven::tagged).toList();
    long up = up(tagged);
    return new Tally(
        up,
        tagged.size() - up,
        up(verdicts) - up,
        precision(tagged),
        precision(tagged.stream().filter(one -> one.version() == version).toList()));
  }

  private static @Nullable Precision precision(List<VerdictGiven> tagged) {
    return tagged.isEmpty() ? null : Precision.of(up(tagged), tagged.size());
  }

  private static long up(List<VerdictGiven> verdicts) {
    return verdicts.stream().filter(one -> one.verdict() == UP).count();
  }
}
