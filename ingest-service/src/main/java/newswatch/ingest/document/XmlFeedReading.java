package newswatch.ingest.document;

import static newswatch.ingest.document.Word.own;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed of any XML format: RSS 0.90 to 2.0, Atom 0.3 and 1.0 (RFC 4287), CDF. What follows
 * where nothing is said is what feedparser, gofeed and Miniflux make of it where they agree.
 */
final class XmlFeedReading {
  private static final List<Word> DESCRIPTION =
      List.of(
          own("subtitle"),
          own("tagline"),
          own("description"),
          new Word(Vocabulary.DUBLIN_CORE, "description"),
          new Word(Vocabulary.ITUNES, "summary"),
          new Word(Vocabulary.ITUNES, "subtitle"),
          new Word(Vocabulary.GOOGLE_PLAY, "description"),
          own("abstract"),
          own("summary"));
  private static final List<Word> AUTHOR =
      List.of(
          own("author"),
          own("managingeditor"),
          new Word(Vocabulary.DUBLIN_CORE, "creator"),
          new Word(Vocabulary.DUBLIN_CORE, "author"),
          new Word(Vocabulary.ITUNES, "author"),
          new Word(Vocabulary.GOOGLE_PLAY, "author"),
          new Word(Vocabulary.ITUNES, "owner"),
          own("webmaster"));

  /** Whom entries inherit: an editor or a web master may have written nothing. */
  private static final List<Word> AUTHOR_OF_ALL =
      List.of(
          new Word(Vocabulary.ATOM, "author"),
          new Word(Vocabulary.DUBLIN_CORE, "creator"),
          new Word(Vocabulary.ITUNES, "author"));

  private static final List<Word> UPDATED =
      List.of(
          own("updated"),
          own("modified"),
          own("lastbuilddate"),
          new Word(Vocabulary.DUBLIN_CORE_TERMS, "modified"),
          new Word(Vocabulary.DUBLIN_CORE, "date"),
          own("pubdate"),
          own("published"),
          own("issued"));
  private static final List<Word> ID = List.of(own("id"), own("guid"));

  private static final Map<String, Duration> PERIODS =
      Map.of(
          "hourly", Duration.ofHours(1),
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(30),
          "yearly", Duration.ofDays(365));

  /** As much as a feed can ask for; a year of rest. */
  private static final long MAX_TTL_MINUTES = 525_600;

  private final Element root;
  private final Element channel;

  private XmlFeedReading(Element root) {
    this.root = root;
    Element inner = root.first(Vocabulary.CORE, "channel");
    this.channel = inner == null ? root : inner;
  }

  /**
   * What the outermost element of a feed tells.
   *
   * @throws TooMuch when it lists more entries than are read
   */
  static FeedDocument of(Element root) throws TooMuch {
    return new XmlFeedReading(root).read();
  }

  private FeedDocument read() throws TooMuch {
    List<Element> found = new ArrayList<>();
    if (root.name().equals("entry")) {
      found.add(root);
    } else {
      collect(root, found);
    }
    if (found.size() > FeedReader.MAX_ENTRIES) {
      throw new TooMuch(
          "lists %d entries, and no more than %d are read"
              .formatted(found.size(), FeedReader.MAX_ENTRIES));
    }
    String inherited = People.named(channel, AUTHOR_OF_ALL);
    List<Entry> entries = new ArrayList<>(found.size());
    for (Element entry : found) {
      entries.add(EntryReading.of(entry, inherited));
    }
    return new FeedDocument(value(Word.TITLE), language(), facts(), entries);
  }

  /** In the order of the document, wherever a format puts them. */
  private static void collect(Element in, List<Element> entries) {
    for (Element element : in.elements()) {
      if (element.isOwn()) {
        if (element.name().equals("item") || element.name().equals("entry")) {
          entries.add(element);
        } else if (element.holdsElements()) {
          collect(element, entries);
        }
      }
    }
  }

  private @Nullable String value(List<Word> words) {
    String value = Word.value(channel, words);
    return value == null && channel != root ? Word.value(root, words) : value;
  }

  private @Nullable String language() {
    String language = Word.value(channel, List.of(own("language")));
    if (language == null) {
      language = EntryReading.language(channel);
    }
    return language == null ? root.attribute("xml:lang") : language;
  }

  private FeedFacts facts() {
    Instant updated = FeedDate.first(channel, UPDATED);
    return new FeedFacts(
        format(),
        link(),
        value(DESCRIPTION),
        People.named(channel, AUTHOR),
        value(ID),
        updated == null ? FeedDate.of(channel.attribute("lastmod")) : updated,
        ttl());
  }

  private @Nullable String link() {
    String page = Links.of(channel).page();
    String href = channel.attribute("href");
    return page == null && href != null ? Address.resolved(channel.base(), href) : page;
  }

  /** RSS 2.0's ttl in minutes, or the syndication module's updates in a period. */
  private @Nullable Duration ttl() {
    Long minutes = number(Word.value(channel, List.of(own("ttl"))));
    if (minutes != null) {
      return Duration.ofMinutes(minutes);
    }
    String period = Word.value(channel, List.of(new Word(Vocabulary.SYNDICATION, "updateperiod")));
    Duration whole = period == null ? null : PERIODS.get(period.toLowerCase(Locale.ROOT));
    Long times =
        number(Word.value(channel, List.of(new Word(Vocabulary.SYNDICATION, "updatefrequency"))));
    return whole == null ? null : whole.dividedBy(times == null ? 1 : times);
  }

  private static @Nullable Long number(@Nullable String text) {
    if (text == null || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    long number = Long.parseLong(text);
    return number < 1 ? null : Math.min(number, MAX_TTL_MINUTES);
  }

  private @Nullable String format() {
    String version = root.attribute("version");
    return switch (root.name()) {
      case "rss" -> version == null ? "rss" : rss(version);
      case "rdf" -> declares("http://my.netscape.com/rdf/simple/0.9") ? "rss-0.90" : "rss-1.0";
      case "feed", "entry" ->
          "0.3".equals(version) || declares("http://purl.org/atom/") ? "atom-0.3" : "atom-1.0";
      default -> "cdf";
    };
  }

  private static String rss(String version) {
    return version.startsWith("2") ? "rss-2.0" : "rss-" + version;
  }

  private boolean declares(String namespace) {
    return root.attributes().stream()
        .anyMatch(
            attribute ->
                attribute.name().startsWith("xmlns") && attribute.value().startsWith(namespace));
  }
}
