package newswatch.ingest.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Plain text out of the HTML that feeds carry: composed letters (Unicode NFC), white space folded,
 * paragraphs parted by a blank line, scripts and styles left out.
 */
public final class PlainText {
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "template", "iframe", "object", "svg");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
  private static final Pattern AROUND_BREAKS = Pattern.compile(" *\\n *");
  private static final Pattern MANY_BREAKS = Pattern.compile("\\n{3,}");

  /** Control characters, which no reader sees and XML 1.0 forbids. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private PlainText() {}

  /** The text of a piece of HTML, in paragraphs; empty for none. */
  public static String ofHtml(@Nullable String html) {
    if (html == null || html.isBlank()) {
      return "";
    }
    Element body = Jsoup.parseBodyFragment(html).body();
    body.select(String.join(",", SILENT)).remove();
    StringBuilder text = new StringBuilder();
    NodeTraversor.traverse(new Writer(text), body);
    String folded = AROUND_BREAKS.matcher(text).replaceAll("\n");
    return clean(MANY_BREAKS.matcher(folded).replaceAll("\n\n"));
  }

  /** The text of a piece of HTML as one line. */
  public static String lineOfHtml(@Nullable String html) {
    return SPACES.matcher(ofHtml(html)).replaceAll(" ");
  }

  private static String clean(String text) {
    return CONTROLS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("").strip();
  }

  private record Writer(StringBuilder text) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        text.append(SPACES.matcher(words.getWholeText()).replaceAll(" "));
      } else if (node instanceof Element element) {
        breakAt(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        breakAt(element);
      }
    }

    private void breakAt(Element element) {
      String name = element.tagName().toLowerCase(Locale.ROOT);
      if ("br".equals(name) || "li".equals(name)) {
        text.append('\n');
      } else if (element.isBlock()) {
        text.append("\n\n");
      }
    }
  }
}
