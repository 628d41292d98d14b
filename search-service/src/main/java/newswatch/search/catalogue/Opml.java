package newswatch.search.catalogue;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import newswatch.events.Feed;

/** Feeds written as OPML 2.0, as {@link FeedsFile} reads them. */
public final class Opml {
  private static final String TITLE = "Feeds watched by Newswatch";

  private Opml() {}

  /** The feeds, each within outlines named for its collections; whether it is paused is lost. */
  public static String of(List<Feed> feeds) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("opml");
      xml.writeAttribute("version", "2.0");
      xml.writeStartElement("head");
      xml.writeStartElement("title");
      xml.writeCharacters(TITLE);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeStartElement("body");
      for (Feed feed : feeds) {
        write(xml, feed);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text can be written", e);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, Feed feed) throws XMLStreamException {
    for (String collection : feed.collections()) {
      xml.writeCharacters("\n");
      xml.writeStartElement("outline");
      xml.writeAttribute("text", collection);
    }
    xml.writeCharacters("\n");
    xml.writeEmptyElement("outline");
    xml.writeAttribute("type", "rss");
    if (feed.name() != null) {
      xml.writeAttribute("text", feed.name());
    }
    xml.writeAttribute("xmlUrl", feed.url().toString());
    for (int i = 0; i < feed.collections().size(); i++) {
      xml.writeEndElement();
    }
  }
}
