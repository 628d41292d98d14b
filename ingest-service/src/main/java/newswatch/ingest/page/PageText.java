package newswatch.ingest.page;

import java.util.Set;
import newswatch.ingest.article.PlainText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The words of the article on a page: those of the element that holds most of the running text,
 * without what stands around and between. Takes time in proportion to the page, however odd.
 *
 * @param words plain; paragraphs parted by a blank line; empty when there are none
 */
record PageText(String words) {
  private static final Set<String> NO_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "svg",
          "nav",
          "aside",
          "footer",
          "header",
          // The title, which is read by itself.
          "h1",
          "button",
          "select",
          "figcaption");
  private static final Set<String> NO_ROLE = Set.of("navigation", "complementary", "banner");

  /** What may be a list of other articles. */
  private static final Set<String> LISTS =
      Set.of("ul", "ol", "p", "div", "section", "table", "h2", "h3", "h4", "h5");

  /** Of the characters; with more it is a list of other articles. */
  private static final double MOST_LINKED = 0.5;

  /** In characters: a form around that much text is around the whole page. */
  static final int WRAPS_A_PAGE = 500;

  static PageText of(Document document) {
    TextWeights weights = TextWeights.of(document.body(), PageText::isBeside);
    Element article = weights.heaviest();
    return new PageText(
        PlainText.ofElement(
            article,
            part ->
                isBeside(part)
                    || (!part.equals(article)
                        && (isSmallForm(part, weights) || isLinks(part, weights)))));
  }

  private static boolean isBeside(Element part) {
    return NO_TEXT.contains(part.normalName())
        || part.hasAttr("hidden")
        || part.hasClass("byline")
        || "true".equals(part.attr("aria-hidden"))
        || NO_ROLE.contains(part.attr("role"));
  }

  private static boolean isSmallForm(Element part, TextWeights weights) {
    return "form".equals(part.normalName()) && weights.characters(part) < WRAPS_A_PAGE;
  }

  private static boolean isLinks(Element part, TextWeights weights) {
    return LISTS.contains(part.normalName())
        && weights.linked(part) > MOST_LINKED * weights.characters(part);
  }
}
