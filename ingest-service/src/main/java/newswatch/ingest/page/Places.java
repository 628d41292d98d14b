package newswatch.ingest.page;

import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * Where on a page something may stand, as one walk over its tree tells. jsoup's own search for
 * {@code article time} goes up from each {@code time}, which takes seconds on pages that nest
 * thousands; this one remembers what it is in.
 */
final class Places {
  /**
   * One of them.
   *
   * @param around what it stands in, at any depth; absent where that does not matter
   */
  private record Place(@Nullable Evaluator around, Evaluator self) {
    static Place of(String selector) {
      int gap = selector.lastIndexOf(' ');
      return new Place(
          gap < 0 ? null : Selector.evaluatorOf(selector.substring(0, gap)),
          Selector.evaluatorOf(selector.substring(gap + 1)));
    }
  }

  private final List<Place> places;

  private Places(List<Place> places) {
    this.places = places;
  }

  /**
   * Any of these.
   *
   * @param selectors CSS of one element each, or of two with a space between: the second within the
   *     first
   */
  static Places of(String... selectors) {
    return new Places(Arrays.stream(selectors).map(Place::of).toList());
  }

  /** The first element of the document that is one of them. */
  @Nullable Element firstIn(Document document) {
    Walk walk = new Walk(document);
    NodeTraversor.filter(walk, document);
    return walk.found;
  }

  private final class Walk implements NodeFilter {
    private final Element top;

    /** In how many elements we are that each place stands in. */
    private final int[] within = new int[places.size()];

    private @Nullable Element found;

    Walk(Element top) {
      this.top = top;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      for (int i = 0; i < within.length; i++) {
        Place place = places.get(i);
        if ((place.around() == null || within[i] > 0) && place.self().matches(top, element)) {
          found = element;
          return FilterResult.STOP;
        }
      }
      count(element, 1);
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        count(element, -1);
      }
      return FilterResult.CONTINUE;
    }

    private void count(Element element, int change) {
      for (int i = 0; i < within.length; i++) {
        Evaluator around = places.get(i).around();
        if (around != null && around.matches(top, element)) {
          within[i] += change;
        }
      }
    }
  }
}
