package newswatch.search.replay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a replay is to do, given what was asked and what an earlier one left. */
public sealed interface Intent {
  /** Begin, at this time or with all there is. */
  record Begin(@Nullable Instant from) implements Intent {}

  /** Go on with what was interrupted. */
  record GoOn(Run run) implements Intent {}

  /** Nothing: the reason says what to do. */
  record Refuse(String reason) implements Intent {
    public Refuse {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * Decides.
   *
   * @param last the replay before this one
   */
  static Intent of(ReplayOptions options, Optional<Run> last) {
    if (options.restart() || last.isEmpty() || last.get().isDone()) {
      return new Begin(options.from());
    }
    Run unfinished = last.get();
    return options.from() == null || options.from().equals(unfinished.from())
        ? new GoOn(unfinished)
        : new Refuse(
            ("a replay %s was interrupted: go on with it without --from, or give it up with"
                    + " --restart.")
                .formatted(beginning(unfinished.from())));
  }

  /**
   * Whether it may come to a refusal at all, whatever an earlier one left: only one that names a
   * time and gives nothing up.
   */
  static boolean mayBeRefused(ReplayOptions options) {
    return options.from() != null && !options.restart();
  }

  /** Where it begins, for people. */
  static String beginning(@Nullable Instant from) {
    return from == null ? "of the whole archive" : "from " + from;
  }
}
