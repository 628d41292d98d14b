package newswatch.search.catalogue;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import newswatch.events.Feed;
import org.jspecify.annotations.Nullable;

/**
 * Feeds read from OPML 2.0: an outline with an {@code xmlUrl} is a feed, and the outlines around it
 * name its collections. One that stands in several places belongs to the collections of all.
 *
 * @param feeds in the order of the file, each address once
 * @param problems what could not be taken over
 * @param unreadable why the file is no OPML, or none from some line on; one of the problems
 */
public record FeedsFile(List<Feed> feeds, List<Problem> problems, @Nullable Problem unreadable) {
  public FeedsFile {
    feeds = List.copyOf(feeds);
    problems = List.copyOf(problems);
  }

  /**
   * Reads OPML; what is wrong with it is told in the problems.
   *
   * @param name the file's name, for the problems
   */
  public static FeedsFile read(String name, byte[] opml) {
    Outlines outlines = new Outlines(name);
    if (opml.length == 0) {
      outlines.unreadable(1, "the file is empty");
    } else {
      try {
        read(factory().createXMLStreamReader(new ByteArrayInputStream(opml)), outlines);
      } catch (XMLStreamException e) {
        outlines.unreadable(
            e.getLocation() == null ? 1 : e.getLocation().getLineNumber(),
            "the file is no well-formed XML from here on");
      }
    }
    return outlines.read();
  }

  private static void read(XMLStreamReader xml, Outlines outlines) throws XMLStreamException {
    boolean isOpml = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        outlines.unreadable(xml.getLocation().getLineNumber(), "document types are refused");
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        isOpml |= "opml".equals(xml.getLocalName());
        if ("outline".equals(xml.getLocalName()) && !outlines.enter(xml)) {
          return;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && "outline".equals(xml.getLocalName())) {
        outlines.leave();
      }
    }
    if (!isOpml) {
      outlines.unreadable(1, "the file is XML, but not OPML");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
