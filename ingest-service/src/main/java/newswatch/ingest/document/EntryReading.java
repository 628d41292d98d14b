package newswatch.ingest.document;

import static newswatch.ingest.document.Word.own;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entry of any XML format. The formats' words are one list each, as publishers mix them:
 * an Atom summary in an RSS item means what it says.
 */
final class EntryReading {
  private static final List<Word> SUMMARY = List.of(own("summary"));
  private static final List<Word> DESCRIPTION = List.of(own("description"), own("abstract"));
  private static final List<Word> OTHER_DESCRIPTION =
      List.of(
          new Word(Vocabulary.DUBLIN_CORE, "description"),
          new Word(Vocabulary.DUBLIN_CORE_TERMS, "abstract"),
          new Word(Vocabulary.ITUNES, "summary"),
          new Word(Vocabulary.ITUNES, "subtitle"),
          new Word(Vocabulary.GOOGLE_PLAY, "description"),
          new Word(Vocabulary.MEDIA, "description"),
          new Word(Vocabulary.MEDIA, "text"));
  private static final List<Word> CONTENT =
      List.of(
          new Word(Vocabulary.CONTENT, "encoded"),
          own("content"),
          new Word(Vocabulary.XHTML, "body"),
          new Word(Vocabulary.XHTML, "div"),
          own("body"),
          own("fullitem"));
  private static final List<Word> ID =
      List.of(own("guid"), own("id"), new Word(Vocabulary.DUBLIN_CORE, "identifier"));
  private static final List<Word> AUTHOR =
      List.of(
          own("author"),
          new Word(Vocabulary.DUBLIN_CORE, "creator"),
          new Word(Vocabulary.DUBLIN_CORE, "author"),
          new Word(Vocabulary.ITUNES, "author"),
          new Word(Vocabulary.GOOGLE_PLAY, "author"));
  private static final List<Word> PUBLISHED =
      List.of(
          own("published"),
          own("issued"),
          own("pubdate"),
          new Word(Vocabulary.DUBLIN_CORE_TERMS, "issued"),
          new Word(Vocabulary.DUBLIN_CORE, "date"),
          new Word(Vocabulary.DUBLIN_CORE_TERMS, "created"),
          own("created"),
          own("date"));
  private static final List<Word> UPDATED =
      List.of(own("updated"), own("modified"), new Word(Vocabulary.DUBLIN_CORE_TERMS, "modified"));
  private static final List<Word> LANGUAGE =
      List.of(own("language"), new Word(Vocabulary.DUBLIN_CORE, "language"));
  private static final Pattern WEB = Pattern.compile("(?i)https?://.+");

  private final Element entry;
  private final Links links;

  private EntryReading(Element entry) {
    this.entry = entry;
    this.links = Links.of(entry);
  }

  /**
   * What the element tells of an entry.
   *
   * @param inherited its author where it names none
   */
  static Entry of(Element entry, @Nullable String inherited) {
    return new EntryReading(entry).read(inherited);
  }

  private Entry read(@Nullable String inherited) {
    FeedText title = title();
    String summary = Word.value(entry, SUMMARY);
    String content = content();
    String description = Word.value(entry, DESCRIPTION);
    if (summary == null) {
      summary = description == null ? otherDescription() : description;
    } else if (content == null) {
      content = description;
    }
    String author = author();
    Instant published = FeedDate.first(entry, PUBLISHED);
    Instant updated = FeedDate.first(entry, UPDATED);
    if (updated == null) {
      updated = FeedDate.of(entry.attribute("lastmod"));
    }
    return new Entry(
        id(),
        link(),
        title == null ? null : title.value(),
        title != null && title.plain(),
        summary,
        content,
        author == null ? inherited : author,
        language(entry),
        published == null ? updated : published,
        updated,
        List.copyOf(categories()),
        List.copyOf(enclosures()));
  }

  private @Nullable FeedText title() {
    FeedText title = Word.first(entry, Word.TITLE);
    Element group = entry.first(Vocabulary.MEDIA, "group");
    return title == null && group != null ? Word.first(group, Word.TITLE) : title;
  }

  /** Its own, or that of the feed it was taken from (RFC 4287, section 4.2.11). */
  private @Nullable String author() {
    String author = People.named(entry, AUTHOR);
    Element source = entry.first(Vocabulary.ATOM, "source");
    return author == null && source != null ? People.named(source, AUTHOR) : author;
  }

  private @Nullable String otherDescription() {
    String description = Word.value(entry, OTHER_DESCRIPTION);
    Element group = entry.first(Vocabulary.MEDIA, "group");
    return description == null && group != null
        ? Word.value(group, OTHER_DESCRIPTION)
        : description;
  }

  /** Of several the longest, as the others are teasers or other forms of it. */
  private @Nullable String content() {
    String longest = null;
    for (Element element : entry.elements()) {
      if (CONTENT.stream().anyMatch(word -> element.is(word.of(), word.name()))) {
        FeedText text = FeedText.of(element);
        if (text != null && (longest == null || text.value().length() > longest.length())) {
          longest = text.value();
        }
      }
    }
    return longest;
  }

  private @Nullable String id() {
    String id = null;
    for (Word word : ID) {
      Element element = entry.first(word.of(), word.name());
      if (id == null && element != null && !element.text().isEmpty()) {
        // An id is compared as it is written; only a path says nothing without its site.
        id = element.text();
        boolean path = element.vocabulary() == Vocabulary.ATOM && id.startsWith("/");
        id = path ? Address.resolved(element.base(), id) : id;
      }
    }
    return id == null ? entry.attribute("rdf:about") : id;
  }

  private @Nullable String link() {
    Element original = entry.first(Vocabulary.FEEDBURNER, "origlink");
    if (original != null && WEB.matcher(original.text()).matches()) {
      return original.text();
    }
    String page = links.page();
    if (page == null) {
      page = permanent();
    }
    Element content = entry.first(Vocabulary.CORE, "content");
    if (page == null && content != null && content.attribute("src") != null) {
      page = Address.resolved(content.base(), String.valueOf(content.attribute("src")));
    }
    if (page == null && entry.attribute("href") != null) {
      page = Address.resolved(entry.base(), String.valueOf(entry.attribute("href")));
    }
    return page == null ? links.related("self") : page;
  }

  /** The id, where it is an address and nothing says that it leads nowhere. */
  private @Nullable String permanent() {
    Element guid = entry.first(Vocabulary.CORE, "guid");
    String id = id();
    boolean denied = guid != null && "false".equalsIgnoreCase(guid.attribute("isPermaLink"));
    return id != null && !denied && WEB.matcher(id).matches() ? id : null;
  }

  static @Nullable String language(Element element) {
    String language = element.attribute("xml:lang");
    return language == null ? Word.value(element, LANGUAGE) : language;
  }

  private Set<String> categories() {
    Set<String> categories = new LinkedHashSet<>();
    for (Element element : entry.elements()) {
      if (element.is(Vocabulary.CORE, "category") || element.is(Vocabulary.ITUNES, "category")) {
        addCategory(element, categories);
      } else if (element.is(Vocabulary.DUBLIN_CORE, "subject")
          || element.is(Vocabulary.MEDIA, "category")) {
        add(element.text(), categories);
      } else if (element.name().equals("keywords")) {
        for (String keyword : element.text().split(",", -1)) {
          add(keyword, categories);
        }
      }
    }
    return categories;
  }

  private static void addCategory(Element element, Set<String> categories) {
    String given = element.attribute("term");
    if (given == null && !element.text().isEmpty()) {
      given = element.text();
    }
    if (given == null) {
      given = element.attribute("label");
    }
    add(given == null ? element.attribute("text") : given, categories);
  }

  private Set<String> enclosures() {
    Set<String> enclosures = new LinkedHashSet<>();
    List<Element> files = new ArrayList<>();
    for (Element element : entry.elements()) {
      if (element.is(Vocabulary.MEDIA, "group")) {
        element.elements().forEach(files::add);
      } else {
        files.add(element);
      }
    }
    for (Element file : files) {
      boolean enclosure =
          file.is(Vocabulary.CORE, "enclosure") || file.is(Vocabulary.MEDIA, "content");
      String url = enclosure ? file.attribute("url") : null;
      add(url == null ? null : Address.resolved(file.base(), url), enclosures);
    }
    enclosures.addAll(links.allRelated("enclosure"));
    return enclosures;
  }

  private static void add(@Nullable String text, Set<String> to) {
    if (text != null && !text.isBlank()) {
      to.add(text.strip());
    }
  }
}
