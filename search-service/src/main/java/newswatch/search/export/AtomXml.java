package newswatch.search.export;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** What Atom feeds are made of (RFC 4287). */
public final class AtomXml {
  /** The namespace of all of its elements. */
  public static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private static final Set<String> WEB = Set.of("http", "https");

  private AtomXml() {}

  /** Whether readers may open it: not {@code javascript:} and the like. */
  public static boolean isOfTheWeb(URI url) {
    return url.getHost() != null
        && WEB.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
  }

  /** Who wrote it. */
  public static void person(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement("author");
    element(xml, "name", name);
    xml.writeEndElement();
  }

  /**
   * An address that belongs to it.
   *
   * @param type its media type, where it is said
   */
  public static void link(XMLStreamWriter xml, String rel, @Nullable String type, String href)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    if (type != null) {
      xml.writeAttribute("type", type);
    }
    xml.writeAttribute("href", XmlText.of(href));
  }

  /** A text. */
  public static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(XmlText.of(text));
    xml.writeEndElement();
  }
}
