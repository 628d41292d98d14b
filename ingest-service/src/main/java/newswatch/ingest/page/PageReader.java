package newswatch.ingest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import newswatch.fetch.Content;
import newswatch.ingest.language.LanguageDetector;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads HTML pages: what they say of themselves, and the text of the article they show. */
public final class PageReader {
  private static final Logger LOG = LoggerFactory.getLogger(PageReader.class);

  /** Where a page came from of which that is not known; it is believed about its address. */
  public static final URI NOWHERE = URI.create("about:blank");

  /** The tree of a page takes ten times the memory of its bytes. */
  public static final int MAX_BYTES = 3 * 1024 * 1024;

  /** News pages have some thousands; the parser takes long for tags that nobody closes. */
  static final int MAX_TAGS = 40_000;

  /** Of elements in one another; browsers stop at 512, and what is real at less than 100. */
  private static final int MAX_DEPTH = 256;

  /** Sites cut what they show to readers without a subscription. */
  private static final double MUCH_MORE = 1.6;

  /** In characters. */
  private static final int MIN_CARRIED = 300;

  private static final Pattern HTML_TYPE =
      Pattern.compile("\\s*(?:text/html|application/xhtml\\+xml)\\s*(?:;.*)?");

  private final PageLanguage language;

  public PageReader(LanguageDetector languages) {
    this.language = new PageLanguage(languages);
  }

  /**
   * What the bytes show.
   *
   * @param contentType as the server says, with any charset; absent when it says nothing
   * @param address where the page came from at last, or {@link #NOWHERE}
   */
  public Reading read(Content content, @Nullable String contentType, URI address) {
    if (contentType != null && !HTML_TYPE.matcher(contentType.toLowerCase(Locale.ROOT)).matches()) {
      String type = contentType.split(";", 2)[0].strip();
      return new Reading.NoArticle("there is no HTML page at the address, but " + type);
    }
    if (content.size() > MAX_BYTES) {
      return new Reading.NoArticle(
          "the page is larger than %d MB, which is not read".formatted(MAX_BYTES >> 20));
    }
    if (hasTooManyTags(content)) {
      return new Reading.NoArticle(
          "the page has more than %d tags, which is not read".formatted(MAX_TAGS));
    }
    try (InputStream in = content.stream()) {
      return page(parsed(in, PageCharset.of(content, contentType), address), address);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Pages are odd in ways nobody foresees, and what such an exception says is for programmers.
      LOG.atDebug().setCause(e).log("page not readable");
      return new Reading.NoArticle("the page cannot be read as HTML");
    }
  }

  private Reading page(Document document, URI address) {
    PageFacts facts = new PageFacts(document, address);
    String text = text(document, facts);
    String doubt = Doubts.about(document, facts, text);
    return doubt != null
        ? new Reading.NoArticle(doubt)
        : new Page(
            facts.address(),
            facts.title(),
            text,
            facts.author(),
            facts.source(),
            language.of(facts.languages(), text),
            facts.publishedAt());
  }

  /** What the page shows, unless it carries far more of it for machines. */
  private static String text(Document document, PageFacts facts) {
    String shown = PageText.of(document, Site.of(facts.address()), facts.title());
    String carried = facts.body();
    return carried.length() > MUCH_MORE * shown.length() + MIN_CARRIED ? carried : shown;
  }

  private static boolean hasTooManyTags(Content content) {
    try (InputStream in = content.stream()) {
      int tags = 0;
      for (int next = in.read(); next >= 0 && tags <= MAX_TAGS; next = in.read()) {
        tags += next == '<' ? 1 : 0;
      }
      return tags > MAX_TAGS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document parsed(InputStream in, @Nullable String charset, URI address)
      throws IOException {
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    return Jsoup.parse(in, charset, address.toString(), parser);
  }
}
