package newswatch.search.catalogue;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A definition was not published, or it is not known whether it was. */
public final class Unpublished extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Effect effect;

  /** What has become of the change. */
  public enum Effect {
    /** Nothing was changed. */
    NONE,
    /** Kafka did not say whether it kept the change. */
    UNKNOWN,
    /** Kafka keeps the change; this instance has not read it back yet. */
    KEPT
  }

  /** What was seen. */
  public Unpublished(Effect effect, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.effect = requireNonNull(effect, "effect");
  }

  public Effect effect() {
    return effect;
  }
}
