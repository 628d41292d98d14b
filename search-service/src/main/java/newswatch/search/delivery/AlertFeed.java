package newswatch.search.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import newswatch.events.AlertRaised;
import newswatch.events.Evidence;
import newswatch.events.SubscriptionId;
import newswatch.search.export.AtomXml;

/**
 * The alerts of a subscription as an Atom feed (RFC 4287). All text of publishers is text, never
 * markup.
 *
 * @param title what the feed is called
 * @param self where it is found
 * @param articles where the API tells of an article, before its id
 */
public record AlertFeed(SubscriptionId subscription, String title, URI self, URI articles) {
  /**
   * The feed in UTF-8.
   *
   * @param alerts newest first
   */
  public byte[] of(List<AlertRaised> alerts) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(AtomXml.NAMESPACE);
      AtomXml.element(xml, "id", "urn:newswatch:subscription:" + subscription);
      AtomXml.element(xml, "title", title);
      Instant updated =
          alerts.stream().map(AlertRaised::at).max(Instant::compareTo).orElse(Instant.EPOCH);
      AtomXml.element(xml, "updated", updated.toString());
      AtomXml.link(xml, "self", "application/atom+xml", self.toString());
      AtomXml.person(xml, "Newswatch");
      for (AlertRaised alert : alerts) {
        write(xml, alert);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text can be written", e);
    }
    return text.toString().getBytes(UTF_8);
  }

  private void write(XMLStreamWriter xml, AlertRaised alert) throws XMLStreamException {
    URI url = alert.article().url();
    xml.writeCharacters("\n");
    xml.writeStartElement("entry");
    AtomXml.element(xml, "id", "urn:newswatch:alert:" + alert.alert());
    AtomXml.element(xml, "title", Wording.headline(alert));
    AtomXml.element(xml, "updated", alert.at().toString());
    if (alert.article().publishedAt() != null) {
      AtomXml.element(xml, "published", alert.article().publishedAt().toString());
    }
    AtomXml.link(
        xml,
        "alternate",
        null,
        url != null && AtomXml.isOfTheWeb(url)
            ? url.toString()
            : articles + "/" + alert.article().id());
    AtomXml.person(xml, alert.article().source());
    Evidence sentence = alert.sentence();
    AtomXml.element(
        xml,
        "summary",
        Wording.explanation(alert) + (sentence == null ? "" : "\n" + sentence.text()));
    xml.writeEndElement();
  }
}
