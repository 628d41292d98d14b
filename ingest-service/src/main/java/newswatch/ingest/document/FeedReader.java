package newswatch.ingest.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import newswatch.fetch.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a feed's address answers: RSS, Atom, CDF, JSON Feed, Google's news in sitemaps, and
 * sitemap indexes. Nothing that a document names is fetched, and no entity is expanded.
 */
public final class FeedReader {
  /** A feed that lists more is refused: what is known of its entries would not fit its status. */
  public static final int MAX_ENTRIES = 20_000;

  /** How deep before a feed other elements may stand that have no place there. */
  private static final int MAX_JUNK_DEPTH = 4;

  /**
   * What the bytes list.
   *
   * @param contentType as the server says, for the encoding; absent when it says nothing
   * @param address where the bytes came from at last, which relative links are relative to (RFC
   *     3986, section 5.1.3); empty when nobody knows
   */
  public Reading read(Content content, @Nullable String contentType, URI address) {
    String text = withoutControls(Encoding.characters(bytes(content), contentType));
    if (text.isBlank()) {
      return new Reading.NotAFeed("there is nothing in it");
    }
    try {
      String base = address.toString();
      return JsonFeedReading.isJson(text)
          ? JsonFeedReading.of(text, base)
          : read(TolerantTree.of(text, base));
    } catch (TooMuch e) {
      return new Reading.NotAFeed(e.reason());
    }
  }

  private static Reading read(Element document) throws TooMuch {
    Element root = root(document, 0);
    if (root == null) {
      return new Reading.NotAFeed(otherwise(document));
    }
    return switch (root.name()) {
      case "urlset" -> SitemapReading.news(root);
      case "sitemapindex" -> SitemapReading.index(root);
      case "html" -> new Reading.NotAFeed("an HTML page, not a feed");
      default -> XmlFeedReading.of(root);
    };
  }

  private static String otherwise(Element document) {
    for (Element element : document.elements()) {
      return "neither RSS nor Atom, JSON Feed or sitemap: it begins with <%s>"
          .formatted(element.written());
    }
    return "neither RSS nor Atom, JSON Feed or sitemap, and no markup at all";
  }

  /** The outermost element that is one of a feed or of a page; junk before it is passed over. */
  private static @Nullable Element root(Element in, int depth) {
    for (Element element : in.elements()) {
      boolean known =
          switch (element.name()) {
            case "rss", "feed", "entry", "channel", "urlset", "sitemapindex" -> element.isOwn();
            case "rdf" -> element.vocabulary() == Vocabulary.RDF || element.isOwn();
            case "html" -> true;
            default -> false;
          };
      Element root = known ? element : depth < MAX_JUNK_DEPTH ? root(element, depth + 1) : null;
      if (root != null) {
        return root;
      }
    }
    return null;
  }

  /** XML and JSON forbid them, no reader sees them, and some bring down what reads on. */
  private static String withoutControls(String text) {
    int i = 0;
    while (i < text.length() && !isControl(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length()).append(text, 0, i);
    for (; i < text.length(); i++) {
      if (!isControl(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\ufeff' || c >= '\ufffe';
  }

  private static byte[] bytes(Content content) {
    try (var in = content.stream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }
}
