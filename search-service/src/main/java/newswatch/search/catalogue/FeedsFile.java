package newswatch.search.catalogue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import newswatch.events.Digest;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import org.jspecify.annotations.Nullable;

/**
 * Feeds read from OPML 2.0: an outline with an {@code xmlUrl} is a feed, and the outlines around it
 * name its collections.
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
    return new FeedsFile(
        List.copyOf(outlines.feeds.values()), outlines.problems, outlines.unreadable);
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
        if ("outline".equals(xml.getLocalName())) {
          outlines.enter(xml);
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

  private static final class Outlines {
    private final String file;
    private final Map<FeedId, Feed> feeds = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<String> around = new ArrayDeque<>();
    private @Nullable Problem unreadable;

    Outlines(String file) {
      this.file = file;
    }

    void enter(XMLStreamReader xml) {
      String name = name(xml);
      String address = xml.getAttributeValue(null, "xmlUrl");
      if (address != null) {
        feed(address.strip(), name, xml.getLocation().getLineNumber());
      }
      around.push(address == null && name != null ? name : "");
    }

    void leave() {
      around.pop();
    }

    void unreadable(int line, String why) {
      problem(line, why);
      unreadable = problems.getLast();
    }

    void problem(int line, String problem) {
      problems.add(new Problem(file + ", line " + line, problem));
    }

    private void feed(String address, @Nullable String name, int line) {
      try {
        URI url = FeedAddress.of(address);
        FeedId id = FeedId.ofAddress(url);
        List<String> collections = collections();
        String digest =
            Digest.hex(
                64,
                Stream.concat(Stream.of(String.valueOf(name)), collections.stream())
                    .toArray(String[]::new));
        Feed feed = new Feed(id, url, name, collections, false, digest, false);
        if (feeds.putIfAbsent(id, feed) != null) {
          problem(line, "'" + address + "' stands in the file twice; the first is taken");
        }
      } catch (IllegalArgumentException e) {
        problem(line, String.valueOf(e.getMessage()));
      }
    }

    private List<String> collections() {
      Set<String> names = new LinkedHashSet<>(List.copyOf(around).reversed());
      names.remove("");
      return List.copyOf(names);
    }

    private static @Nullable String name(XMLStreamReader xml) {
      String title = xml.getAttributeValue(null, "title");
      String name = title == null ? xml.getAttributeValue(null, "text") : title;
      return name == null || name.isBlank() ? null : name.strip();
    }
  }
}
