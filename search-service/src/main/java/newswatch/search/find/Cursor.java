package newswatch.search.find;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import newswatch.events.ArticleId;

/**
 * Where a page ended: the place of its last article in the order of the search. In an order of time
 * new articles do not move it; scores move a little as articles arrive.
 *
 * @param print of the search whose page ended there
 * @param score how well the article matches; 0 in searches that are ordered by time alone
 * @param rankedAt where the article stands in time
 */
public record Cursor(String print, float score, Instant rankedAt, ArticleId id) {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{16})/([0-9a-f]{1,8})/(-?\\d{1,15})/([0-9a-f]{32})");
  private static final int HEX = 16;

  public Cursor {
    requireNonNull(print, "print");
    requireNonNull(rankedAt, "rankedAt");
    requireNonNull(id, "id");
  }

  /** As it is handed out: opaque, safe in an address. */
  public String text() {
    String bits = Integer.toHexString(Float.floatToIntBits(score));
    String plain = print + "/" + bits + "/" + rankedAt.toEpochMilli() + "/" + id;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  /** The cursor that was handed out as this text; empty when none was. */
  public static Optional<Cursor> parse(String text) {
    try {
      Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      if (!parts.matches()) {
        return Optional.empty();
      }
      float score = Float.intBitsToFloat(Integer.parseUnsignedInt(parts.group(2), HEX));
      return Float.isFinite(score)
          ? Optional.of(
              new Cursor(
                  parts.group(1),
                  score,
                  Instant.ofEpochMilli(Long.parseLong(parts.group(3))),
                  new ArticleId(parts.group(4))))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
