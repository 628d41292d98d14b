package newswatch.ingest.document;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SAXBuilder;
import com.rometools.rome.io.WireFeedInput;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.JDOMFactory;
import org.jdom2.input.sax.SAXHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * Rome's input, which builds a tree of the whole document before it looks at any of it, with bounds
 * on that tree: 2.4 million empty elements in 9.6 MB filled a heap of 192 MB. The bounds are kept
 * while the tree grows, so what they count is what is built.
 */
final class BoundedInput extends WireFeedInput {
  private Languages languages = new Languages(null, List.of());

  /** Elements, attributes and everything else of a document that takes an object of the tree. */
  static final int MAX_NODES = 300_000;

  /** The JDK's parser ends one deeper (jdk.xml.maxElementDepth), but calls that not well-formed. */
  static final int TOO_DEEP = 100;

  BoundedInput() {
    super(false, Locale.US);
  }

  @Override
  protected SAXBuilder createSAXBuilder() {
    SAXBuilder builder = super.createSAXBuilder();
    builder.setSAXHandlerFactory(BoundedTree::new);
    return builder;
  }

  @Override
  public WireFeed build(Document document) throws FeedException {
    languages = Languages.of(document);
    return super.build(document);
  }

  /** What was read says of its languages; nothing before anything was read. */
  Languages languages() {
    return languages;
  }

  /** The bound that ended the reading, in words for people; absent when something else did. */
  static @Nullable String boundBehind(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BoundExceeded) {
        return cause.getMessage();
      }
    }
    return null;
  }

  private static final class BoundExceeded extends SAXException {
    private static final long serialVersionUID = 1L;

    BoundExceeded(String reason) {
      super(reason);
    }
  }

  private static final class BoundedTree extends SAXHandler {
    private int nodes;
    private int depth;

    BoundedTree(@Nullable JDOMFactory factory) {
      super(factory);
    }

    @Override
    public void startElement(
        String namespace, String localName, String qName, Attributes attributes)
        throws SAXException {
      count(1 + attributes.getLength());
      if (++depth >= TOO_DEEP) {
        throw new BoundExceeded(
            "its elements are nested %d deep or deeper, which is not read".formatted(TOO_DEEP));
      }
      super.startElement(namespace, localName, qName, attributes);
    }

    @Override
    public void endElement(String namespace, String localName, String qName) throws SAXException {
      depth--;
      super.endElement(namespace, localName, qName);
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
      count(1);
      super.startPrefixMapping(prefix, uri);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      count(1);
      super.processingInstruction(target, data);
    }

    @Override
    public void comment(char[] text, int start, int length) throws SAXException {
      count(1);
      super.comment(text, start, length);
    }

    @Override
    public void startCDATA() {
      // Only counted here, as SAXHandler declares no exception; refused at the next node.
      nodes++;
      super.startCDATA();
    }

    @Override
    public void endCDATA() throws SAXException {
      count(0);
      super.endCDATA();
    }

    private void count(int more) throws SAXException {
      nodes += more;
      if (nodes > MAX_NODES) {
        throw new BoundExceeded(
            "holds more than %d elements and attributes, and no more are read"
                .formatted(MAX_NODES));
      }
    }
  }
}
