package newswatch.ingest.feed;

/** Why a feed could not be read, as far as it matters for when it is asked again. */
public enum Setback {
  /** The server asks for rest. */
  THROTTLED,
  /** It may be over in a minute: asked again soon, and later each time. */
  PASSING,
  /** Somebody has to mend it first: asked again after an hour, and after a day in the end. */
  LASTING
}
