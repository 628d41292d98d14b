package newswatch.ingest.page;

import java.util.IdentityHashMap;
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
      Set.of("blockquote", "td", "div", "section", "article", "main", "body");

  private static final Set<String> ARTICLES = Set.of("article", "h1");

  /** Shorter ones are labels and buttons. */
  private static final int MIN_CHARACTERS = 25;

  /** A longer one is the article, with line breaks for paragraphs. */
  private static final int MAX_PARAGRAPH = 1_000;

  /** How many elements in a row that mark words in a sentence are looked beyond. */
  private static final int MAX_INLINE = 8;

  private static final class Tally {
    int characters;
    int linked;
    int inward;
    int own;
    boolean quotes;
    boolean parted;
    int running;
    int articles;
    double weight;
  }

  private final IdentityHashMap<Element, Tally> tallies = new IdentityHashMap<>();
  private final Element top;
  private final Site site;
  private final Predicate<Element> left;
  private @Nullable Element marked;
  private Element heaviest;

  private TextWeights(Element top, Site site, Predicate<Element> left) {
    this.top = top;
    this.site = site;
    this.left = left;
    this.heaviest = top;
  }

  /**
   * Weighs everything under this element.
   *
   * @param left what is left out, with all in it
   */
  static TextWeights of(Element top, Site site, Predicate<Element> left) {
    TextWeights weights = new TextWeights(top, site, left);
    NodeTraversor.filter(weights, top);
    return weights;
  }

  /** The element that the page marks as the article's text, else the one that holds most of it. */
  Element heaviest() {
    return marked != null && 2 * characters(marked) >= characters(heaviest) ? marked : heaviest;
  }

  /** How long the text in this element is. */
  int characters(Element element) {
    return tally(element).characters;
  }

  /** How much of that are links. */
  int linked(Element element) {
    return tally(element).linked;
  }

  /** How many elements in it begin or hold an article. */
  int articles(Element element) {
    return tally(element).articles;
  }

  /** Whether it quotes others, as posts from elsewhere are. */
  boolean quotes(Element element) {
    return tally(element).quotes;
  }

  /** How much of it are links to the same site. */
  int linkedInward(Element element) {
    return tally(element).inward;
  }

  /** How much of it stands in paragraphs and is no link. */
  int running(Element element) {
    return tally(element).running;
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
      tally(block(parent)).own += length;
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
        theirs.running += mine.running;
        theirs.articles += mine.articles + (ARTICLES.contains(element.normalName()) ? 1 : 0);
        theirs.quotes |= mine.quotes || "blockquote".equals(element.normalName());
        theirs.parted |= mine.parted || element.isBlock() || "br".equals(element.normalName());
        theirs.inward += isInward(element) ? mine.characters : mine.inward;
        theirs.linked += "a".equals(element.normalName()) ? mine.characters : mine.linked;
      }
    }
    return FilterResult.CONTINUE;
  }

  private boolean isInward(Element element) {
    return "a".equals(element.normalName()) && site.isOf(element.attr("href"));
  }

  /** Text counts for the element it stands in, and half for the one around that. */
  private void weigh(Element element) {
    Tally mine = tally(element);
    Element parent = element.parent();
    if (PARAGRAPHS.contains(element.normalName())) {
      count(mine, parent, mine.characters - mine.linked);
    } else if (BLOCKS.contains(element.normalName())) {
      boolean paragraph = !mine.parted && mine.own <= MAX_PARAGRAPH && parent != null;
      count(mine, paragraph ? parent : element, mine.own - (paragraph ? mine.linked : 0));
    }
    if ("articleBody".equals(element.attr("itemprop"))
        && (marked == null || mine.running > running(marked))) {
      marked = element;
    }
  }

  private void count(Tally mine, @Nullable Element holder, int characters) {
    if (holder == null || characters < MIN_CHARACTERS) {
      return;
    }
    mine.running = Math.max(mine.running, characters);
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

  /** The element that stands as a block of its own around these words. */
  private static Element block(Element element) {
    Element block = element;
    for (int i = 0; i < MAX_INLINE && !block.isBlock(); i++) {
      Element parent = block.parent();
      if (parent == null || "a".equals(block.normalName())) {
        return block;
      }
      block = parent;
    }
    return block;
  }

  private Tally tally(Element element) {
    return tallies.computeIfAbsent(element, _ -> new Tally());
  }
}
