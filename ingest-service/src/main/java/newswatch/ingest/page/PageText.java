package newswatch.ingest.page;

import java.util.IdentityHashMap;
import java.util.Set;
import newswatch.ingest.article.PlainText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The words of the article on a page: those of the element that holds most of the running text,
 * without what stands around and between. Takes time in proportion to the page, however odd.
 */
final class PageText {
  private static final Set<String> TOPS = Set.of("html", "body", "main");

  /** Of the characters; with more it is a list of other articles. */
  private static final double MOST_LINKED = 0.5;

  /** Of the characters of a single paragraph, which may name many things by links. */
  private static final double ALL_LINKED = 0.9;

  /** Of all running text on the page; what holds more is the article, whatever it is called. */
  private static final double MUCH = 0.4;

  private static final double NEARLY_ALL = 0.8;

  /** In characters: a form around that much text is around the whole page. */
  private static final int WRAPS_A_PAGE = 500;

  /** So many times the text of the heaviest element are more than one article. */
  private static final int SEVERAL = 3;

  /** The article's own element and heading. */
  private static final int ONE_ARTICLE = 2;

  /** So many times the text: what is less is no part of an article. */
  private static final double MORE = 1.08;

  /** Of the characters; an article with all its parts has fewer in links. */
  private static final double FEW_LINKED = 0.25;

  private final IdentityHashMap<Element, Furniture.Kind> kinds = new IdentityHashMap<>();
  private final Document document;
  private final TextWeights all;
  private final TextWeights weights;
  private final String title;

  private PageText(Document document, Site site, String title) {
    this.document = document;
    this.title = title;
    this.all = TextWeights.of(document.body(), site, part -> kind(part) == Furniture.Kind.ALWAYS);
    this.weights = TextWeights.of(document.body(), site, this::isBeside);
  }

  /**
   * Finds it.
   *
   * @param site where it came from
   * @param title of the article, which is no part of its text
   * @return plain; paragraphs parted by a blank line; empty when there are none
   */
  static String of(Document document, Site site, String title) {
    return new PageText(document, site, title).words();
  }

  private String words() {
    Element article = whole(weights.heaviest());
    return Remarks.without(
        PlainText.ofElement(article, part -> !part.equals(article) && isLeft(part)), title);
  }

  private boolean isLeft(Element part) {
    return isBeside(part) || isSmallForm(part) || isLinks(part);
  }

  private boolean isBeside(Element part) {
    return switch (kind(part)) {
      case NONE -> false;
      case INSET -> share(part) < MUCH && !all.quotes(part);
      case SURROUNDING -> share(part) < NEARLY_ALL;
      case ALWAYS -> true;
    };
  }

  private Furniture.Kind kind(Element part) {
    return kinds.computeIfAbsent(part, Furniture::of);
  }

  private double share(Element part) {
    int whole = all.running(document.body());
    return whole == 0 ? 0 : (double) all.running(part) / whole;
  }

  private boolean isSmallForm(Element part) {
    return "form".equals(part.normalName()) && weights.characters(part) < WRAPS_A_PAGE;
  }

  private boolean isLinks(Element part) {
    int characters = weights.characters(part);
    return switch (part.normalName()) {
      case "p" -> weights.linkedInward(part) > ALL_LINKED * characters;
      case "ul", "ol" -> weights.linkedInward(part) > MOST_LINKED * characters;
      case "div", "section", "table" -> weights.linked(part) > MOST_LINKED * characters;
      default -> false;
    };
  }

  /** The element with what belongs to its text but stands in another. */
  private Element whole(Element heaviest) {
    Element whole = heaviest;
    for (Element above = whole.parent();
        above != null && !TOPS.contains(above.normalName());
        above = above.parent()) {
      if (weights.running(above) > SEVERAL * weights.running(heaviest)
          || weights.articles(above) > ONE_ARTICLE) {
        break;
      }
      if (weights.running(above) >= MORE * weights.running(whole)
          && weights.linked(above) < FEW_LINKED * weights.characters(above)) {
        whole = above;
      }
    }
    return whole;
  }
}
