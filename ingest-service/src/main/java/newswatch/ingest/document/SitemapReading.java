package newswatch.ingest.document;

import static newswatch.ingest.document.Word.own;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads sitemap indexes (sitemaps.org, protocol 0.9) and sitemaps with Google's news in them. */
final class SitemapReading {
  private static final List<Word> ADDRESS = List.of(own("loc"));
  private static final List<Word> CHANGED = List.of(own("lastmod"));

  private SitemapReading() {}

  /** The sitemaps that an index lists. */
  static Reading index(Element root) {
    List<Reading.SitemapIndex.Sitemap> sitemaps = new ArrayList<>();
    for (Element element : root.elements()) {
      String address = element.is(Vocabulary.CORE, "sitemap") ? address(element) : null;
      if (address != null) {
        sitemaps.add(new Reading.SitemapIndex.Sitemap(address, FeedDate.first(element, CHANGED)));
      }
    }
    return new Reading.SitemapIndex(sitemaps);
  }

  /**
   * The news that a sitemap lists.
   *
   * @throws TooMuch when there are more than are read
   */
  static Reading news(Element root) throws TooMuch {
    List<Entry> entries = new ArrayList<>();
    String name = null;
    String language = null;
    for (Element url : root.elements()) {
      Element news = url.is(Vocabulary.CORE, "url") ? url.first(Vocabulary.NEWS, "news") : null;
      if (news != null) {
        entries.add(entry(url, news));
        Element publication = news.first(Vocabulary.NEWS, "publication");
        name = name == null && publication != null ? value(publication, "name") : name;
        language = language == null ? languageOf(news) : language;
      }
    }
    if (entries.size() > FeedReader.MAX_ENTRIES) {
      throw new TooMuch(
          "lists %d entries, and no more than %d are read"
              .formatted(entries.size(), FeedReader.MAX_ENTRIES));
    }
    if (entries.isEmpty() && root.holdsElements()) {
      return new Reading.NotAFeed("a sitemap without news in it, which says no titles");
    }
    FeedFacts facts = new FeedFacts("news-sitemap", null, null, null, null, null, null);
    return new FeedDocument(name, language, facts, entries);
  }

  private static Entry entry(Element url, Element news) {
    String title = value(news, "title");
    Instant updated = FeedDate.first(url, CHANGED);
    Instant published =
        FeedDate.first(news, List.of(new Word(Vocabulary.NEWS, "publication_date")));
    Set<String> keywords = new LinkedHashSet<>();
    addAll(value(news, "keywords"), keywords);
    addAll(value(news, "genres"), keywords);
    return new Entry(
        null,
        address(url),
        title,
        false,
        null,
        null,
        null,
        languageOf(news),
        published == null ? updated : published,
        updated,
        List.copyOf(keywords),
        List.of());
  }

  private static @Nullable String languageOf(Element news) {
    Element publication = news.first(Vocabulary.NEWS, "publication");
    return publication == null ? null : value(publication, "language");
  }

  private static @Nullable String address(Element element) {
    String address = Word.value(element, ADDRESS);
    return address == null ? null : Address.resolved(element.base(), address);
  }

  private static @Nullable String value(Element in, String name) {
    return Word.value(in, List.of(new Word(Vocabulary.NEWS, name)));
  }

  private static void addAll(@Nullable String list, Set<String> to) {
    if (list != null) {
      for (String word : list.split(",", -1)) {
        if (!word.isBlank()) {
          to.add(word.strip());
        }
      }
    }
  }
}
