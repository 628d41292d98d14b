package newswatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One publication at one canonical address, as its publisher gave it.
 *
 * @param url the canonical address, http or https; absent where the publisher gave none
 * @param title plain text; empty where the publisher gave none
 * @param summary the feed's teaser in plain text, where it says something else than the body
 * @param body the fullest text we have, plain, paragraphs parted by a blank line
 * @param truncated whether the body was cut to {@link #MAX_BODY_BYTES}
 * @param source who published it, by the name readers know
 * @param language a BCP 47 tag such as {@code en} or {@code zh-Hans}, where known
 * @param publishedAt as the publisher says, unchecked: it may lie in the future
 */
public record Article(
    ArticleId id,
    @Nullable URI url,
    String title,
    @Nullable String summary,
    @Nullable String body,
    boolean truncated,
    @Nullable String author,
    String source,
    @Nullable String language,
    @Nullable Instant publishedAt) {

  /** The longest body that travels, in bytes of UTF-8. */
  public static final int MAX_BODY_BYTES = 512 * 1024;

  /**
   * @throws IllegalArgumentException when it has neither a title nor a body
   */
  public Article {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(source, "source");
    if (title.isBlank() && (body == null || body.isBlank())) {
      throw new IllegalArgumentException("an article has a title or a body");
    }
  }

  /** As much of the beginning of a text as a body may hold, without cutting a character. */
  public static String bodyOf(String text) {
    if (text.length() * 3L <= MAX_BODY_BYTES) {
      return text;
    }
    CharBuffer rest = CharBuffer.wrap(text);
    UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(rest, ByteBuffer.allocate(MAX_BODY_BYTES), true);
    return text.substring(0, rest.position());
  }

  /**
   * A digest of the title and the text; another digest means another revision. The summary counts
   * only where there is no body, for it is the feed's and not the article's.
   */
  public String textHash() {
    String text = body == null || body.isBlank() ? summary : body;
    return Digest.hex(128, "text", title, text == null ? "" : text);
  }
}
