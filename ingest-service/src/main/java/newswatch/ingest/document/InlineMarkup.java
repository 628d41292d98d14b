package newswatch.ingest.document;

import java.util.Set;
import newswatch.ingest.document.Element.Attribute;

/** Writes what stands inside of an element as HTML, its links whole. */
final class InlineMarkup {
  private static final Set<String> WITHOUT_END =
      Set.of("br", "hr", "img", "wbr", "input", "col", "area", "link", "meta", "source");

  private final StringBuilder out = new StringBuilder();

  private InlineMarkup() {}

  /** The inside of the element. */
  static String of(Element element) {
    InlineMarkup markup = new InlineMarkup();
    markup.content(element);
    return markup.out.toString().strip();
  }

  /** Text as HTML that says the same. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void content(Element element) {
    for (Node node : element.content()) {
      switch (node) {
        // What is marked as text stands for HTML, or nobody would have marked it.
        case Characters(String text, boolean marked) ->
            out.append(marked ? HtmlLinks.whole(text, element.base()) : escaped(text));
        case Element inner -> element(inner);
      }
    }
  }

  private void element(Element element) {
    if ("script".equals(element.name())) {
      return;
    }
    String name = element.written().substring(element.written().indexOf(':') + 1);
    out.append('<').append(name);
    for (Attribute attribute : element.attributes()) {
      attribute(element.base(), attribute);
    }
    out.append('>');
    if (!WITHOUT_END.contains(element.name())) {
      content(element);
      out.append("</").append(name).append('>');
    }
  }

  private void attribute(String base, Attribute attribute) {
    String name = attribute.name();
    if (name.startsWith("xmlns") || name.startsWith("xml:")) {
      return;
    }
    String value =
        HtmlLinks.isLink(name)
            ? HtmlLinks.whole(base, attribute.value(), false)
            : attribute.value();
    out.append(' ').append(name).append("=\"");
    out.append(value.replace("&", "&amp;").replace("\"", "&quot;")).append('"');
  }
}
