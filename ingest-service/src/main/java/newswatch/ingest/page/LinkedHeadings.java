package newswatch.ingest.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Counts the headings of a page that are links or hold one, in one walk over its tree. */
final class LinkedHeadings implements NodeFilter {
  private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4");

  private final int enough;

  /** The headings around the place of the walk in which no link was met yet, innermost first. */
  private final Deque<Element> open = new ArrayDeque<>();

  private int found;

  private LinkedHeadings(int enough) {
    this.enough = enough;
  }

  /** Whether the document has as many. */
  static boolean areAtLeast(int enough, Document document) {
    LinkedHeadings headings = new LinkedHeadings(enough);
    NodeTraversor.filter(headings, document);
    return headings.found >= enough;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Element element) {
      if (HEADINGS.contains(element.normalName())) {
        meet(element);
      } else if ("a".equals(element.normalName()) && element.hasAttr("href")) {
        found += open.size();
        open.clear();
      }
    }
    return found >= enough ? FilterResult.STOP : FilterResult.CONTINUE;
  }

  private void meet(Element heading) {
    Element parent = heading.parent();
    if (parent != null && "a".equals(parent.normalName())) {
      found++;
    } else {
      open.push(heading);
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node.equals(open.peek())) {
      open.pop();
    }
    return FilterResult.CONTINUE;
  }
}
