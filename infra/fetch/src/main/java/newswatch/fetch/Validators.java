package newswatch.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What an earlier answer gave to ask "has it changed?" with (RFC 9110, section 8.8), as received.
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  /** Nothing to ask with: fetch it whole. */
  public static final Validators NONE = new Validators(null, null);
}
