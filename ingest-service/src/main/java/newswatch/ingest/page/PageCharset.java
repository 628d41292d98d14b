package newswatch.ingest.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import newswatch.fetch.Content;
import org.jspecify.annotations.Nullable;

/** In what encoding a page is written, where its server or its bytes tell. */
final class PageCharset {
  private static final Pattern NAMED =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';]+)", Pattern.CASE_INSENSITIVE);

  /** What servers say of everything when nobody told them. */
  private static final Set<Charset> GUESSES =
      Set.of(ISO_8859_1, US_ASCII, Charset.forName("windows-1252"));

  private PageCharset() {}

  /**
   * As the server says, unless it says Latin-1 or nothing, and the bytes can only be UTF-8: no
   * other text is valid UTF-8 beyond ASCII but by chance.
   *
   * @return absent where only the page itself can tell
   */
  static @Nullable String of(Content content, @Nullable String contentType) throws IOException {
    Charset said = named(contentType);
    if ((said == null || GUESSES.contains(said)) && isUtf8(content)) {
      return UTF_8.name();
    }
    return said == null ? null : said.name();
  }

  private static @Nullable Charset named(@Nullable String contentType) {
    Matcher named = NAMED.matcher(contentType == null ? "" : contentType);
    try {
      return named.find() && Charset.isSupported(named.group(1))
          ? Charset.forName(named.group(1))
          : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static boolean isUtf8(Content content) throws IOException {
    try (InputStream in = content.stream()) {
      byte[] bytes = in.readAllBytes();
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).length() < bytes.length;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
