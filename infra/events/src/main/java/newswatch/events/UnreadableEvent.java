package newswatch.events;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the event they were taken for; the message says why, without the bytes. */
public final class UnreadableEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableEvent(Class<?> type, @Nullable String reason, @Nullable Throwable cause) {
    super("not a readable " + type.getSimpleName() + ": " + reason, cause);
  }
}
