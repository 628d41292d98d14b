package newswatch.local.wire;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML or HTML under construction. Names are written as given, prefix included; attributes are given
 * as name, value, name, value.
 */
final class Markup {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  private Markup() {
    try {
      writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK's own writer does not start", e);
    }
  }

  static Markup xml() {
    Markup markup = new Markup();
    markup.write(() -> markup.writer.writeStartDocument("UTF-8", "1.0"));
    return markup;
  }

  static Markup html() {
    Markup markup = new Markup();
    markup.write(() -> markup.writer.writeDTD("<!DOCTYPE html>"));
    return markup;
  }

  static Markup fragment() {
    return new Markup();
  }

  void open(String name, String... attributes) {
    write(() -> writer.writeStartElement(name));
    attributes(attributes);
  }

  void close() {
    write(writer::writeEndElement);
  }

  void leaf(String name, String content, String... attributes) {
    open(name, attributes);
    write(() -> writer.writeCharacters(content));
    close();
  }

  void empty(String name, String... attributes) {
    write(() -> writer.writeEmptyElement(name));
    attributes(attributes);
  }

  /** All of it, open elements closed. */
  String finished() {
    write(writer::writeEndDocument);
    write(writer::flush);
    return text.toString();
  }

  private void attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      String value = attributes[i + 1];
      write(() -> writer.writeAttribute(name, value));
    }
  }

  private void write(Step step) {
    try {
      step.write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the elements do not nest", e);
    }
  }

  private interface Step {
    void write() throws XMLStreamException;
  }
}
