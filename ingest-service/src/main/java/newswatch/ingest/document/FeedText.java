package newswatch.ingest.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a feed (RFC 4287, section 3.1; Atom 0.3, section 3.1; RSS 2.0, whose texts may be
 * HTML).
 *
 * @param value not blank
 * @param plain whether the feed says that it is no HTML
 */
record FeedText(String value, boolean plain) {
  private static final Pattern FILE = Pattern.compile("(?:image|audio|video|font|model)/.*");

  /** What the element says; absent when it says nothing that is text. */
  static @Nullable FeedText of(Element element) {
    String type = lower(element.attribute("type"));
    if (element.holdsElements()) {
      return present(InlineMarkup.of(holder(element)), false);
    }
    if (FILE.matcher(type).matches()) {
      return null;
    }
    String text = element.text();
    if (isBase64(element, type)) {
      return present(HtmlLinks.whole(decoded(text), element.base()), false);
    }
    if (type.equals("xhtml")) {
      return present(InlineMarkup.escaped(text), false);
    }
    boolean plain =
        element.vocabulary() == Vocabulary.ATOM
            && (type.isEmpty() || type.equals("text") || type.equals("text/plain"));
    return present(plain ? text : HtmlLinks.whole(text, element.base()), plain);
  }

  /** The element itself, or the one {@code div} that XHTML has to be put into. */
  private static Element holder(Element element) {
    Element only = null;
    for (Node node : element.content()) {
      if (node instanceof Element inner && only == null) {
        only = inner;
      } else if (!(node instanceof Characters text && text.text().isBlank())) {
        return element;
      }
    }
    return only != null && only.name().equals("div") ? only : element;
  }

  private static boolean isBase64(Element element, String type) {
    String mode = lower(element.attribute("mode"));
    boolean binary =
        mode.isEmpty()
            && type.contains("/")
            && !type.startsWith("text/")
            && !type.endsWith("xml")
            && !type.endsWith("html")
            && !type.endsWith("json");
    return mode.equals("base64") || (element.vocabulary() == Vocabulary.ATOM && binary);
  }

  private static String decoded(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      return bytes.length == 0 ? text : new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static @Nullable FeedText present(String value, boolean plain) {
    return value.isBlank() ? null : new FeedText(value, plain);
  }

  private static String lower(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT);
  }
}
