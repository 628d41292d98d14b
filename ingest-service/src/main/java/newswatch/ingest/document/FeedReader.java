package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import com.rometools.rome.io.XmlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.fetch.Content;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads RSS and Atom. Document types, and with them entities from elsewhere, are refused. */
public final class FeedReader {
  private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

  /** A feed that lists more is refused: what is known of its entries would not fit its status. */
  public static final int MAX_ENTRIES = 20_000;

  private static final int SNIFFED_BYTES = 1_024;

  /** As it looks in ISO 8859-1, in lower case. */
  private static final String UTF8_MARK = "\u00ef\u00bb\u00bf";

  /** The two kinds of RSS 0.91, which differ in nothing that is read. */
  private static final Pattern NETSCAPE = Pattern.compile("(rss-0\\.91)[NU]");

  /** Years beyond are mistakes, and some of them no other service could read. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 9999;

  /**
   * What the bytes list.
   *
   * @param contentType as the server says, for the encoding; absent when it says nothing
   */
  public Reading read(Content content, @Nullable String contentType) {
    try (XmlReader xml = new XmlReader(content.stream(), contentType, true, "UTF-8")) {
      BoundedInput input = new BoundedInput();
      input.setAllowDoctypes(false);
      SyndFeed feed = new SyndFeedImpl(input.build(xml), true);
      if (feed.getEntries().size() > MAX_ENTRIES) {
        return new Reading.NotAFeed(
            "lists %d entries, and no more than %d are read"
                .formatted(feed.getEntries().size(), MAX_ENTRIES));
      }
      String inherited = inherited(feed);
      Languages languages = input.languages();
      int count = feed.getEntries().size();
      return new FeedDocument(
          title(feed.getTitle(), feed.getModule(DCModule.URI)),
          blankIsAbsent(feed.getLanguage()) == null ? languages.feed() : feed.getLanguage(),
          facts(feed),
          IntStream.range(0, count)
              .mapToObj(i -> entry(feed.getEntries().get(i), inherited, languages.entry(i, count)))
              .toList());
    } catch (ParsingFeedException e) {
      return refused(content, broken(e));
    } catch (FeedException | IOException | IllegalArgumentException e) {
      String message = e.getMessage();
      return refused(content, "neither RSS nor Atom" + (message == null ? "" : ": " + message));
    } catch (RuntimeException | StackOverflowError e) {
      // Rome meets odd feeds with exceptions of all kinds, whose words are for programmers.
      LOG.atDebug().setCause(e).log("feed not readable");
      return refused(content, "cannot be read as RSS or Atom");
    }
  }

  private static String broken(ParsingFeedException e) {
    String bound = BoundedInput.boundBehind(e);
    if (bound == null && e.getLineNumber() < 1) {
      return "cannot be read as RSS or Atom";
    }
    return bound != null
        ? bound
        : "not well-formed XML at line %d, column %d"
            .formatted(e.getLineNumber(), e.getColumnNumber());
  }

  private static Reading refused(Content content, String reason) {
    String start = start(content);
    if (start.contains("<!doctype html") || start.contains("<html")) {
      return new Reading.NotAFeed("an HTML page, not a feed");
    }
    return new Reading.NotAFeed(
        start.startsWith("{") || start.startsWith("[") ? "JSON, not RSS or Atom" : reason);
  }

  /** In lower case, without a byte order mark in UTF-8 and white space before it. */
  private static String start(Content content) {
    try (var in = content.stream()) {
      String start = new String(in.readNBytes(SNIFFED_BYTES), ISO_8859_1).toLowerCase(Locale.ROOT);
      return (start.startsWith(UTF8_MARK) ? start.substring(UTF8_MARK.length()) : start).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }

  private static Entry entry(
      SyndEntry entry, @Nullable String inherited, @Nullable String language) {
    Instant updated = updatedAt(entry);
    Instant published = publishedAt(entry);
    return new Entry(
        blankIsAbsent(entry.getUri()),
        blankIsAbsent(entry.getLink()),
        title(entry.getTitle(), entry.getModule(DCModule.URI)),
        value(entry.getDescription()),
        longest(entry.getContents()),
        author(entry, inherited),
        language,
        published == null ? updated : published,
        updated,
        texts(entry.getCategories().stream().map(SyndCategory::getName)),
        texts(entry.getEnclosures().stream().map(SyndEnclosure::getUrl)));
  }

  /** What Dublin Core calls it, where the feed's own element is missing. */
  private static @Nullable String title(@Nullable String own, @Nullable Module module) {
    return blankIsAbsent(own) == null && module instanceof DCModule dc ? dc.getTitle() : own;
  }

  private static @Nullable String author(SyndEntry entry, @Nullable String inherited) {
    String own = blankIsAbsent(entry.getAuthor());
    return own == null ? inherited : own;
  }

  /** The authors of an Atom feed are those of its entries that name none (RFC 4287, 4.2.1). */
  private static @Nullable String inherited(SyndFeed feed) {
    String format = feed.getFeedType();
    return format != null && format.startsWith("atom") ? authors(feed.getAuthors()) : null;
  }

  /** Rome takes an Atom 0.3 entry's last change for its publication. */
  private static @Nullable Instant publishedAt(SyndEntry entry) {
    return instant(
        entry.getWireEntry() instanceof com.rometools.rome.feed.atom.Entry atom
            ? atom.getPublished()
            : entry.getPublishedDate());
  }

  private static @Nullable Instant updatedAt(SyndEntry entry) {
    return instant(
        entry.getWireEntry() instanceof com.rometools.rome.feed.atom.Entry atom
            ? atom.getUpdated()
            : entry.getUpdatedDate());
  }

  private static @Nullable String authors(List<SyndPerson> people) {
    return blankIsAbsent(
        people.stream().map(SyndPerson::getName).filter(Objects::nonNull).collect(joining(", ")));
  }

  private static FeedFacts facts(SyndFeed feed) {
    String format = feed.getFeedType();
    return new FeedFacts(
        format == null ? null : NETSCAPE.matcher(format.replace('_', '-')).replaceFirst("$1"),
        blankIsAbsent(feed.getLink()),
        value(feed.getDescriptionEx()),
        feed.getAuthors().isEmpty() ? blankIsAbsent(feed.getAuthor()) : authors(feed.getAuthors()),
        blankIsAbsent(feed.getUri()),
        instant(feed.getPublishedDate()));
  }

  private static List<String> texts(Stream<@Nullable String> values) {
    return values.map(FeedReader::blankIsAbsent).filter(Objects::nonNull).toList();
  }

  private static @Nullable String longest(List<SyndContent> contents) {
    String longest = null;
    for (SyndContent content : contents) {
      String value = value(content);
      if (value != null && (longest == null || value.length() > longest.length())) {
        longest = value;
      }
    }
    return longest;
  }

  private static @Nullable String value(@Nullable SyndContent content) {
    return content == null ? null : content.getValue();
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    if (date == null) {
      return null;
    }
    Instant instant = date.toInstant();
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year < FIRST_YEAR || year > LAST_YEAR ? null : instant;
  }

  private static @Nullable String blankIsAbsent(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
