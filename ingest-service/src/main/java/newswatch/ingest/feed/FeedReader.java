package newswatch.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import newswatch.fetch.Content;
import org.jspecify.annotations.Nullable;

/** Reads RSS and Atom. Document types, and with them entities from elsewhere, are refused. */
public final class FeedReader {
  /** A feed that lists more is refused: what is known of its entries would not fit its status. */
  static final int MAX_ENTRIES = 20_000;

  private static final int SNIFFED_BYTES = 1_024;

  /**
   * What the bytes list.
   *
   * @param contentType as the server says, for the encoding; absent when it says nothing
   */
  public Reading read(Content content, @Nullable String contentType) {
    try (XmlReader xml = new XmlReader(content.stream(), contentType, true, "UTF-8")) {
      SyndFeedInput input = new SyndFeedInput();
      input.setAllowDoctypes(false);
      SyndFeed feed = input.build(xml);
      if (feed.getEntries().size() > MAX_ENTRIES) {
        return new Reading.NotAFeed(
            "lists %d entries, and no more than %d are read"
                .formatted(feed.getEntries().size(), MAX_ENTRIES));
      }
      return new FeedDocument(
          feed.getTitle(),
          feed.getLanguage(),
          feed.getEntries().stream().map(FeedReader::entry).toList());
    } catch (ParsingFeedException e) {
      return refused(
          content,
          "not well-formed XML at line %d, column %d"
              .formatted(e.getLineNumber(), e.getColumnNumber()));
    } catch (FeedException | IOException | IllegalArgumentException e) {
      return refused(content, "neither RSS nor Atom: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // Rome meets odd feeds with exceptions of all kinds, and deep nesting with an endless
      // descent.
      return refused(content, "cannot be read as RSS or Atom: " + e);
    }
  }

  private static Reading refused(Content content, String reason) {
    return new Reading.NotAFeed(isHtml(content) ? "an HTML page, not a feed" : reason);
  }

  private static boolean isHtml(Content content) {
    try (var in = content.stream()) {
      String start = new String(in.readNBytes(SNIFFED_BYTES), ISO_8859_1).toLowerCase(Locale.ROOT);
      return start.contains("<!doctype html") || start.contains("<html");
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }

  private static Entry entry(SyndEntry entry) {
    return new Entry(
        blankIsAbsent(entry.getUri()),
        blankIsAbsent(entry.getLink()),
        entry.getTitle(),
        value(entry.getDescription()),
        longest(entry.getContents()),
        blankIsAbsent(entry.getAuthor()),
        instant(
            entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate()));
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
    return date == null ? null : date.toInstant();
  }

  private static @Nullable String blankIsAbsent(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
