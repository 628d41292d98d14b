package newswatch.ingest.document;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An element of a document as it was understood, however it was written. */
final class Element implements Node {
  private final Vocabulary vocabulary;
  private final String name;
  private final String written;
  private final List<Attribute> attributes;
  private final String base;
  private final List<Node> content = new ArrayList<>(2);

  /**
   * One that is empty as yet.
   *
   * @param name without its prefix, in lower case
   * @param written with its prefix, as the document has it
   * @param base what links in it are relative to; empty when nobody knows
   */
  Element(
      Vocabulary vocabulary, String name, String written, List<Attribute> attributes, String base) {
    this.vocabulary = vocabulary;
    this.name = name;
    this.written = written;
    this.attributes = attributes;
    this.base = base;
  }

  /** An attribute as written, its entities replaced. */
  record Attribute(String name, String value) {}

  void add(Node node) {
    content.add(node);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  String name() {
    return name;
  }

  String written() {
    return written;
  }

  String base() {
    return base;
  }

  List<Attribute> attributes() {
    return attributes;
  }

  List<Node> content() {
    return content;
  }

  /** Whether it is a word of the feed itself, not of a module in it. */
  boolean isOwn() {
    return vocabulary == Vocabulary.CORE || vocabulary == Vocabulary.ATOM;
  }

  boolean is(Vocabulary of, String named) {
    return name.equals(named)
        && (vocabulary == of || (of == Vocabulary.CORE && vocabulary == Vocabulary.ATOM));
  }

  /** The elements in it, in order. */
  Iterable<Element> elements() {
    return () -> new Elements(content.iterator());
  }

  boolean holdsElements() {
    for (Node node : content) {
      if (node instanceof Element) {
        return true;
      }
    }
    return false;
  }

  /** The first element of this name; {@link Vocabulary#CORE} stands for Atom's as well. */
  @Nullable Element first(Vocabulary of, String named) {
    for (Element element : elements()) {
      if (element.is(of, named)) {
        return element;
      }
    }
    return null;
  }

  /** Of the attribute of this name, with its prefix if it has one; stripped, absent when blank. */
  @Nullable String attribute(String named) {
    for (Attribute attribute : attributes) {
      if (attribute.name.equalsIgnoreCase(named)) {
        return attribute.value.isBlank() ? null : attribute.value.strip();
      }
    }
    return null;
  }

  /** All the text in it, stripped. */
  String text() {
    if (content.size() == 1 && content.getFirst() instanceof Characters only) {
      return only.text().strip();
    }
    StringBuilder text = new StringBuilder();
    collect(text);
    return text.toString().strip();
  }

  private void collect(StringBuilder text) {
    for (Node node : content) {
      switch (node) {
        case Characters characters -> text.append(characters.text());
        case Element element -> element.collect(text);
      }
    }
  }

  private static final class Elements implements Iterator<Element> {
    private final Iterator<Node> nodes;
    private @Nullable Element next;

    Elements(Iterator<Node> nodes) {
      this.nodes = nodes;
      advance();
    }

    private void advance() {
      next = null;
      while (next == null && nodes.hasNext()) {
        next = nodes.next() instanceof Element element ? element : null;
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Element next() {
      Element current = next;
      if (current == null) {
        throw new NoSuchElementException();
      }
      advance();
      return current;
    }
  }
}
