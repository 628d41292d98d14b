package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sitemaps that a robots.txt names (RFC 9309, section 2.2.4, and sitemaps.org). */
public final class NamedSitemaps {
  /** As much as a crawler has to read, by the RFC; the rest is left. */
  private static final int MAX_BYTES = 500 * 1024;

  private static final String LINE = "sitemap:";

  private NamedSitemaps() {}

  /** Those that are at http and https addresses, each once, in the file's order. */
  public static List<URI> in(Content robots) {
    try (InputStream in = robots.stream()) {
      return in(new String(in.readNBytes(MAX_BYTES), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }

  private static List<URI> in(String robots) {
    return robots
        .lines()
        .map(line -> line.replaceFirst("\ufeff", "").strip())
        .filter(line -> line.regionMatches(true, 0, LINE, 0, LINE.length()))
        .map(line -> line.substring(LINE.length()).replaceFirst("\\s#.*", "").strip())
        .map(NamedSitemaps::address)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static @Nullable URI address(String written) {
    try {
      return switch (Destination.of(URI.create(written))) {
        case Destination.Web web -> web.address();
        case Destination.Refused _ -> null;
      };
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
