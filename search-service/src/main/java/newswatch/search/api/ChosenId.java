package newswatch.search.api;

import java.util.function.Function;
import newswatch.events.Digest;
import org.jspecify.annotations.Nullable;

/** The id of what somebody defines: the one they chose, or one made of a name. */
final class ChosenId {
  private static final String FIELD = "id";
  private static final int LONGEST = 64;
  private static final int BITS = 64;

  private ChosenId() {}

  /**
   * The id.
   *
   * @param known which it is, where the path says so
   * @param name what to make one of; absent where it has none
   * @param what it is of, which begins one that is made of a name without Latin letters
   * @throws BadField when it cannot be an id, is not the one in the path, or there is nothing to
   *     make one of
   */
  static <K> K of(
      Body body, @Nullable K known, @Nullable String name, String what, Function<String, K> of) {
    String sent = body.line(FIELD, LONGEST);
    if (known != null) {
      if (sent != null && !sent.equals(known.toString())) {
        throw new BadField(FIELD, "it differs from '" + known + "', which the path names");
      }
      return known;
    }
    if (sent != null) {
      return read(sent, of);
    }
    if (name == null) {
      throw new BadField(FIELD, "expected an id, or a name to make it of");
    }
    String made = TopicBody.made(name);
    return of.apply(made.isEmpty() ? what + "-" + Digest.hex(BITS, name) : made);
  }

  /**
   * The id in a path that may be new.
   *
   * @throws BadField when it cannot be an id
   */
  static <K> K read(String id, Function<String, K> of) {
    try {
      return of.apply(id);
    } catch (IllegalArgumentException e) {
      throw new BadField(FIELD, String.valueOf(e.getMessage()));
    }
  }
}
