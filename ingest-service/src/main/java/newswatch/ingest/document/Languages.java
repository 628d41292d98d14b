package newswatch.ingest.document;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * In what languages a feed says it is written, which Rome passes over for the most part: {@code
 * xml:lang} of Atom (RFC 4287, section 2) and {@code dc:language} of an item.
 *
 * @param feed of the whole
 * @param entries of each entry in the order of the document; null for one that says nothing
 */
record Languages(@Nullable String feed, List<@Nullable String> entries) {
  private static final Namespace DUBLIN_CORE =
      Namespace.getNamespace("http://purl.org/dc/elements/1.1/");

  static Languages of(Document document) {
    Element root = document.getRootElement();
    List<@Nullable String> entries = new ArrayList<>();
    collect(root, entries);
    for (Element child : root.getChildren()) {
      if (child.getName().equals("channel")) {
        collect(child, entries);
      }
    }
    return new Languages(of(root), entries);
  }

  private static void collect(Element parent, List<@Nullable String> entries) {
    for (Element child : parent.getChildren()) {
      if (child.getName().equals("entry") || child.getName().equals("item")) {
        entries.add(of(child));
      }
    }
  }

  private static @Nullable String of(Element element) {
    String tag = element.getAttributeValue("lang", Namespace.XML_NAMESPACE);
    String named = tag == null ? element.getChildTextTrim("language", DUBLIN_CORE) : tag;
    return named == null || named.isBlank() ? null : named.strip();
  }

  /**
   * Of one entry; absent where it says nothing, or where there are not as many as Rome found.
   *
   * @param count how many Rome found
   */
  @Nullable String entry(int index, int count) {
    return entries.size() == count ? entries.get(index) : null;
  }
}
