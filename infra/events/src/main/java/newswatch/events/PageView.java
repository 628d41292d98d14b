package newswatch.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a page showed when it was last read, as digests.
 *
 * @param etag the validator of that answer, RFC 9110 section 8.8.3
 * @param lastModified the other validator, RFC 9110 section 8.8.2, as received
 * @param titleHash 64 bits of a SHA-256 of its title
 * @param textHash the same of its text
 * @param textLength of its text, in UTF-16 units
 */
public record PageView(
    @Nullable String etag,
    @Nullable String lastModified,
    String titleHash,
    String textHash,
    int textLength) {
  public PageView {
    requireNonNull(titleHash, "titleHash");
    requireNonNull(textHash, "textHash");
  }
}
