package newswatch.search.catalogue;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import newswatch.events.Feed;
import newswatch.search.export.XmlText;

/** Feeds written as OPML 2.0, as {@link FeedsFile} reads them. Credentials are never in it. */
public final class Opml {
  /** Of what OPML has no attribute for; others ignore it. */
  static final String NAMESPACE = "urn:newswatch:opml";

  static final String PAUSED = "paused";

  private static final String PREFIX = "newswatch";
  private static final String TITLE = "Feeds watched by Newswatch";

  private Opml() {}

  /**
   * The feeds: an outline for each collection with its feeds, so that one in several collections
   * stands in each, then those in none. One without a name has its address for a text, since OPML
   * asks for one.
   */
  public static String of(List<Feed> feeds) {
    Map<String, List<Feed>> collections = new TreeMap<>();
    for (Feed feed : feeds) {
      for (String name : feed.collections()) {
        collections.computeIfAbsent(name, _ -> new ArrayList<>()).add(feed);
      }
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("opml");
      xml.writeAttribute("version", "2.0");
      xml.writeNamespace(PREFIX, NAMESPACE);
      xml.writeStartElement("head");
      xml.writeStartElement("title");
      xml.writeCharacters(TITLE);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeStartElement("body");
      for (Map.Entry<String, List<Feed>> collection : collections.entrySet()) {
        xml.writeCharacters("\n");
        xml.writeStartElement("outline");
        xml.writeAttribute("text", XmlText.of(collection.getKey()));
        write(xml, collection.getValue());
        xml.writeEndElement();
      }
      write(xml, feeds.stream().filter(feed -> feed.collections().isEmpty()).toList());
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text can be written", e);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, List<Feed> feeds) throws XMLStreamException {
    for (Feed feed : feeds) {
      String address = feed.url().toString();
      xml.writeCharacters("\n");
      xml.writeEmptyElement("outline");
      xml.writeAttribute("type", "rss");
      xml.writeAttribute("text", feed.name() == null ? address : XmlText.of(feed.name()));
      xml.writeAttribute("xmlUrl", address);
      if (feed.paused()) {
        xml.writeAttribute(PREFIX, NAMESPACE, PAUSED, "true");
      }
    }
  }
}
