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
 * Where a page ended: the place of its last article in the order of the search, newest first. New
 * articles do not move it.
 */
public record Cursor(Instant rankedAt, ArticleId id) {
  private static final Pattern FORM = Pattern.compile("(-?\\d{1,15})/([0-9a-f]{32})");

  public Cursor {
    requireNonNull(rankedAt, "rankedAt");
    requireNonNull(id, "id");
  }

  /** As it is handed out: opaque, safe in an address. */
  public String text() {
    String plain = rankedAt.toEpochMilli() + "/" + id;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  /** The cursor that was handed out as this text; empty when none was. */
  public static Optional<Cursor> parse(String text) {
    try {
      Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      return parts.matches()
          ? Optional.of(
              new Cursor(
                  Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                  new ArticleId(parts.group(2))))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
