package newswatch.search.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import newswatch.events.Digest;
import newswatch.events.Tag;
import newswatch.events.TopicId;

/**
 * A search as an Atom feed (RFC 4287). All text of publishers is text, never markup.
 *
 * @param title what the feed is called
 * @param self where it is found
 * @param articles where the API tells of an article, before its id: the link of one without an
 *     address of its own
 * @param names what topics are called
 */
public record AtomFeed(String title, URI self, URI articles, Map<TopicId, String> names) {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
  private static final int ID_BITS = 128;
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_SUMMARY = 1_000;

  public AtomFeed {
    requireNonNull(title, "title");
    requireNonNull(self, "self");
    requireNonNull(articles, "articles");
    names = Map.copyOf(names);
  }

  /**
   * The feed in UTF-8.
   *
   * @param entries newest first
   */
  public byte[] of(List<ArticleTagged> entries) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(AtomXml.NAMESPACE);
      AtomXml.element(
          xml,
          "id",
          "urn:newswatch:search:" + Digest.hex(ID_BITS, String.valueOf(self.getRawQuery())));
      AtomXml.element(xml, "title", title);
      AtomXml.element(xml, "updated", updated(entries).toString());
      AtomXml.link(xml, "self", "application/atom+xml", self.toString());
      AtomXml.person(xml, "Newswatch");
      for (ArticleTagged entry : entries) {
        write(xml, entry);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text can be written", e);
    }
    return text.toString().getBytes(UTF_8);
  }

  /** When the youngest text in it was fetched; the beginning of time while there is none. */
  private static Instant updated(List<ArticleTagged> entries) {
    return entries.stream()
        .map(ArticleTagged::fetchedAt)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private void write(XMLStreamWriter xml, ArticleTagged tagged) throws XMLStreamException {
    Article article = tagged.article();
    xml.writeCharacters("\n");
    xml.writeStartElement("entry");
    String language = article.language();
    if (language != null && LANGUAGE.matcher(language).matches()) {
      xml.writeAttribute("xml:lang", language);
    }
    AtomXml.element(xml, "id", "urn:newswatch:article:" + article.id());
    String text = text(article);
    AtomXml.element(
        xml, "title", article.title().isBlank() ? cut(text, LONGEST_TITLE) : article.title());
    AtomXml.element(xml, "updated", tagged.fetchedAt().toString());
    if (article.publishedAt() != null) {
      AtomXml.element(xml, "published", article.publishedAt().toString());
    }
    AtomXml.link(xml, "alternate", null, address(article));
    AtomXml.person(xml, article.author() == null ? article.source() : article.author());
    for (Tag tag : tagged.topics()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", tag.id().value());
      xml.writeAttribute("label", XmlText.of(names.getOrDefault(tag.id(), tag.id().value())));
    }
    AtomXml.element(xml, "summary", cut(text, LONGEST_SUMMARY));
    xml.writeStartElement("source");
    AtomXml.element(xml, "title", article.source());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** Readers open it: what is no address of the web, such as {@code javascript:}, is none. */
  private String address(Article article) {
    URI url = article.url();
    return url != null && AtomXml.isOfTheWeb(url) ? url.toString() : articles + "/" + article.id();
  }

  private static String text(Article article) {
    String summary = article.summary();
    String body = article.body() == null ? "" : article.body();
    return (summary == null || summary.isBlank() ? body : summary).strip();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
