package newswatch.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address inside another, where its owner documents the form: Google's viewer and cache of AMP
 * pages (amp.dev, "AMP Cache URL format") and Google's redirect. Others have to be asked where they
 * lead.
 */
final class WrappedAddress {
  private static final Pattern GOOGLE =
      Pattern.compile("(?:www\\.|news\\.)?google\\.[a-z]{2,3}(?:\\.[a-z]{2})?");
  private static final Pattern VIEWER = Pattern.compile("/amp/(s/)?(.+)");
  private static final Pattern CACHE = Pattern.compile("/[cvi]/(s/)?(.+)");
  private static final String CACHES = ".cdn.ampproject.org";

  private WrappedAddress() {}

  /** The address inside, as it is written there. */
  static Optional<String> in(URI outer) {
    String host = String.valueOf(outer.getHost()).toLowerCase(Locale.ROOT);
    String path = String.valueOf(outer.getRawPath());
    if (host.endsWith(CACHES) || host.equals(CACHES.substring(1))) {
      return behind(CACHE, path, outer.getRawQuery());
    }
    if (!GOOGLE.matcher(host).matches()) {
      return Optional.empty();
    }
    return "/url".equals(path)
        ? target(outer.getRawQuery())
        : behind(VIEWER, path, outer.getRawQuery());
  }

  private static Optional<String> behind(Pattern form, String path, @Nullable String query) {
    Matcher inner = form.matcher(path);
    return inner.matches()
        ? Optional.of(
            (inner.group(1) == null ? "http://" : "https://")
                + inner.group(2)
                + (query == null ? "" : "?" + query))
        : Optional.empty();
  }

  private static Optional<String> target(@Nullable String query) {
    return Arrays.stream(String.valueOf(query).split("&", -1))
        .map(parameter -> parameter.split("=", 2))
        .filter(parts -> parts.length == 2 && ("q".equals(parts[0]) || "url".equals(parts[0])))
        .map(parts -> URLDecoder.decode(parts[1], UTF_8))
        .filter(target -> target.startsWith("http://") || target.startsWith("https://"))
        .findFirst();
  }
}
