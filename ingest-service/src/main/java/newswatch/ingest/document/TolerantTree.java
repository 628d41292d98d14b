package newswatch.ingest.document;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import newswatch.ingest.document.Element.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document into a tree, whatever is wrong with it: of what is well-formed it makes what XML
 * 1.0 and Namespaces in XML say, of the rest what was most likely meant. Document types are passed
 * over without a look, so there is no entity to expand and nothing to fetch. Each character is
 * looked at a bounded number of times, and the tree is bounded while it grows.
 */
final class TolerantTree {
  /** Elements, attributes and everything else of a document that takes an object of the tree. */
  static final int MAX_NODES = 300_000;

  /** How deep elements may be nested. */
  static final int MAX_DEPTH = 100;

  /** A longer base is passed over, as every link in the document grows by it. */
  private static final int MAX_BASE = 512;

  /** HTML that has no end; a feed has no elements of these names. */
  private static final Set<String> ENDLESS = Set.of("br", "hr", "img", "wbr", "input", "col");

  /** Elements that never hold one of their own kind: the next begins where the former was left. */
  private static final Set<String> ONE_AFTER_ANOTHER = Set.of("item", "entry", "p", "li");

  /** Elements of one line, which were left open if one of {@link #NEVER_IN_A_LINE} begins. */
  private static final Set<String> LINES =
      Set.of("title", "link", "guid", "pubdate", "id", "updated", "published", "category");

  private static final Set<String> NEVER_IN_A_LINE =
      Set.of("item", "entry", "channel", "link", "guid", "pubdate", "description", "summary");

  private final Markup markup;
  private final Element document;
  private final Map<String, Name> names = new HashMap<>();
  private Scope scope = new Scope(null, new HashMap<>());
  private Open open;
  private int nodes;

  private TolerantTree(Markup markup, String base) {
    this.markup = markup;
    this.document = new Element(Vocabulary.OTHER, "", "", List.of(), base);
    this.open = new Open(document, null, scope, 0);
  }

  private record Name(String prefix, String local) {}

  private record Scope(@Nullable Scope outer, Map<String, String> namespaces) {
    @Nullable String namespace(String prefix) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        String namespace = scope.namespaces.get(prefix);
        if (namespace != null) {
          return namespace;
        }
      }
      return null;
    }
  }

  private record Open(Element element, @Nullable Open outer, Scope scope, int depth) {}

  /**
   * The document as an element without a name, which holds the outermost ones.
   *
   * @param base where it came from; empty when nobody knows
   * @throws TooMuch when it is beyond a bound
   */
  static Element of(String text, String base) throws TooMuch {
    TolerantTree tree = new TolerantTree(new Markup(text), base);
    tree.read();
    return tree.document;
  }

  private void read() throws TooMuch {
    for (Markup.Token token = markup.next(); token != null; token = markup.next()) {
      switch (token) {
        case Markup.Text(String text, boolean marked) -> text(text, marked);
        case Markup.Start start -> start(start);
        case Markup.End(String written) -> end(written);
      }
    }
  }

  private void text(String text, boolean marked) throws TooMuch {
    if (open.outer != null) {
      count(1);
      open.element.add(new Characters(text, marked));
    }
  }

  private void start(Markup.Start start) throws TooMuch {
    Name name = name(start.name());
    count(1 + start.attributes().size());
    leave(name);
    scope = scope(open.scope, start.attributes());
    Vocabulary vocabulary = Vocabulary.of(name.prefix, scope.namespace(name.prefix));
    Element element =
        new Element(
            vocabulary, name.local, start.name(), start.attributes(), base(start.attributes()));
    open.element.add(element);
    if (!start.empty() && !ENDLESS.contains(name.local)) {
      if (open.depth + 1 >= MAX_DEPTH) {
        throw new TooMuch(
            "its elements are nested %d deep or deeper, which is not read".formatted(MAX_DEPTH));
      }
      open = new Open(element, open, scope, open.depth + 1);
    }
  }

  /** Ends what was left open and cannot go on once this begins. */
  private void leave(Name begins) {
    String last = open.element.name();
    boolean line = LINES.contains(last) && open.element.isOwn();
    if ((last.equals(begins.local) && ONE_AFTER_ANOTHER.contains(last))
        || (line && begins.prefix.isEmpty() && NEVER_IN_A_LINE.contains(begins.local))) {
      close(open);
      if (line) {
        leave(begins);
      }
    }
  }

  private void end(String written) {
    for (Open each = open; each.outer != null; each = each.outer) {
      if (each.element.written().equalsIgnoreCase(written)) {
        close(each);
        return;
      }
    }
    if (open.outer != null && open.element.name().equals(name(written).local)) {
      close(open);
    }
  }

  private void close(Open which) {
    if (which.outer != null) {
      open = which.outer;
    }
  }

  private Name name(String written) {
    Name known = names.get(written);
    if (known == null) {
      int colon = written.indexOf(':');
      known =
          new Name(
              colon < 0 ? "" : written.substring(0, colon),
              written.substring(colon + 1).toLowerCase(Locale.ROOT));
      names.put(written, known);
    }
    return known;
  }

  private static Scope scope(Scope outer, List<Attribute> attributes) {
    Map<String, String> declared = null;
    for (Attribute attribute : attributes) {
      String name = attribute.name();
      if (name.startsWith("xmlns") && (name.length() == 5 || name.charAt(5) == ':')) {
        declared = declared == null ? new HashMap<>() : declared;
        declared.putIfAbsent(name.length() == 5 ? "" : name.substring(6), attribute.value());
      }
    }
    return declared == null ? outer : new Scope(outer, declared);
  }

  private String base(List<Attribute> attributes) {
    for (Attribute attribute : attributes) {
      if (attribute.name().equalsIgnoreCase("xml:base") && attribute.value().length() <= MAX_BASE) {
        return open.element.base().isEmpty()
            ? attribute.value().strip()
            : Address.resolved(open.element.base(), attribute.value());
      }
    }
    return open.element.base();
  }

  private void count(int more) throws TooMuch {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new TooMuch(
          "holds more than %d elements and attributes, and no more are read".formatted(MAX_NODES));
    }
  }
}
