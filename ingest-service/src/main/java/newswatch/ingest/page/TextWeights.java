package newswatch.ingest.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** How much text the elements of a page hold, found in one walk over its tree. */
final class TextWeights implements NodeFilter {
  private static final Set<String> PARAGRAPHS = Set.of("p", "pre");

  /** What holds text on pages that know no paragraphs. */
  private static final Set<String> BLOCKS =
      Set.of("blockquote", "td", "div", "section", "article", "main", "body", "span");

  /** Shorter ones are labels and buttons. */
  private static final int MIN_CHARACTERS = 25;

  private static final class Tally {
    int characters;
    int linked;
    int own;
    double weight;
  }

  private final Map<Element, Tally> tallies = new HashMap<>();
  private final Element top;
  private final Predicate<Element> left;
  private @Nullable Element marked;
  private Element heaviest;

  private TextWeights(Element top, Predicate<Element> left) {
    this.top = top;
    this.left = left;
    this.heaviest = top;
  }

  /**
   * Weighs everything under this element.
   *
   * @param left what is left out, with all in it
   */
  static TextWeights of(Element top, Predicate<Element> left) {
    TextWeights weights = new TextWeights(top, left);
    NodeTraversor.filter(weights, top);
    return weights;
  }

  /** The element that the page marks as the article's text, else the one that holds most of it. */
  Element heaviest() {
    return marked == null ? heaviest : marked;
  }

  /** How long the text in this element is. */
  int characters(Element element) {
    return tally(element).characters;
  }

  /** How much of that are links. */
  int linked(Element element) {
    return tally(element).linked;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Element element) {
      return !element.equals(top) && left.test(element)
          ? FilterResult.SKIP_ENTIRELY
          : FilterResult.CONTINUE;
    }
    Element parent = node.parentElement();
    if (node instanceof TextNode words && parent != null) {
      int length = words.text().strip().length();
      tally(parent).characters += length;
      tally(parent).own += length;
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      weigh(element);
      Element parent = element.parent();
      if (parent != null && !element.equals(top)) {
        Tally mine = tally(element);
        Tally theirs = tally(parent);
        theirs.characters += mine.characters;
        theirs.linked += "a".equals(element.normalName()) ? mine.characters : mine.linked;
      }
    }
    return FilterResult.CONTINUE;
  }

  /** Text counts for the element it stands in, and half for the one around that. */
  private void weigh(Element element) {
    Tally mine = tally(element);
    Element parent = element.parent();
    if (PARAGRAPHS.contains(element.normalName())) {
      count(parent, mine.characters - mine.linked);
    } else if (BLOCKS.contains(element.normalName())) {
      count(element, mine.own);
    }
    if (marked == null
        && "articleBody".equals(element.attr("itemprop"))
        && mine.characters >= PageText.WRAPS_A_PAGE) {
      marked = element;
    }
  }

  private void count(@Nullable Element holder, int characters) {
    if (holder == null || characters < MIN_CHARACTERS) {
      return;
    }
    add(holder, characters);
    if (holder.parent() != null && !holder.equals(top)) {
      add(holder.parent(), characters / 2.0);
    }
  }

  private void add(Element element, double weight) {
    Tally tally = tally(element);
    tally.weight += weight;
    if (tally.weight > tally(heaviest).weight) {
      heaviest = element;
    }
  }

  private Tally tally(Element element) {
    return tallies.computeIfAbsent(element, _ -> new Tally());
  }
}
