package newswatch.search.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import newswatch.events.Digest;
import newswatch.events.Tag;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;

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
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final Set<String> WEB = Set.of("http", "https");
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
      xml.writeDefaultNamespace(NAMESPACE);
      element(
          xml,
          "id",
          "urn:newswatch:search:" + Digest.hex(ID_BITS, String.valueOf(self.getRawQuery())));
      element(xml, "title", title);
      element(xml, "updated", updated(entries).toString());
      link(xml, "self", "application/atom+xml", self.toString());
      person(xml, "Newswatch");
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
    element(xml, "id", "urn:newswatch:article:" + article.id());
    String text = text(article);
    element(xml, "title", article.title().isBlank() ? cut(text, LONGEST_TITLE) : article.title());
    element(xml, "updated", tagged.fetchedAt().toString());
    if (article.publishedAt() != null) {
      element(xml, "published", article.publishedAt().toString());
    }
    link(xml, "alternate", null, address(article));
    person(xml, article.author() == null ? article.source() : article.author());
    for (Tag tag : tagged.topics()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", tag.id().value());
      xml.writeAttribute("label", XmlText.of(names.getOrDefault(tag.id(), tag.id().value())));
    }
    element(xml, "summary", cut(text, LONGEST_SUMMARY));
    xml.writeStartElement("source");
    element(xml, "title", article.source());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** Readers open it: what is no address of the web, such as {@code javascript:}, is none. */
  private String address(Article article) {
    URI url = article.url();
    return url != null
            && url.getHost() != null
            && WEB.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))
        ? url.toString()
        : articles + "/" + article.id();
  }

  private static String text(Article article) {
    String summary = article.summary();
    String body = article.body() == null ? "" : article.body();
    return (summary == null || summary.isBlank() ? body : summary).strip();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static void person(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement("author");
    element(xml, "name", name);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, @Nullable String type, String href)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    if (type != null) {
      xml.writeAttribute("type", type);
    }
    xml.writeAttribute("href", XmlText.of(href));
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(XmlText.of(text));
    xml.writeEndElement();
  }
}
