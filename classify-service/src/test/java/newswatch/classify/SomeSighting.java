package newswatch.classify;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import org.jspecify.annotations.Nullable;

/** A sighting of which a test says only what matters to it. */
public record SomeSighting(
    String address,
    String title,
    String body,
    String source,
    @Nullable String author,
    @Nullable Instant publishedAt,
    String feed,
    List<String> collections,
    Origin origin,
    Instant fetchedAt) {

  /** When sightings are fetched unless said otherwise. */
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  public static SomeSighting of(String address) {
    return new SomeSighting(
        address, "A title", "A body.", "Source", null, null, "a", List.of(), Origin.LIVE, NOON);
  }

  public SomeSighting title(String other) {
    return new SomeSighting(
        address, other, body, source, author, publishedAt, feed, collections, origin, fetchedAt);
  }

  public SomeSighting body(String other) {
    return new SomeSighting(
        address, title, other, source, author, publishedAt, feed, collections, origin, fetchedAt);
  }

  public SomeSighting source(String other) {
    return new SomeSighting(
        address, title, body, other, author, publishedAt, feed, collections, origin, fetchedAt);
  }

  public SomeSighting author(String other) {
    return new SomeSighting(
        address, title, body, source, other, publishedAt, feed, collections, origin, fetchedAt);
  }

  public SomeSighting publishedAt(Instant other) {
    return new SomeSighting(
        address, title, body, source, author, other, feed, collections, origin, fetchedAt);
  }

  public SomeSighting in(String otherFeed, String... itsCollections) {
    return new SomeSighting(
        address,
        title,
        body,
        source,
        author,
        publishedAt,
        otherFeed,
        List.of(itsCollections),
        origin,
        fetchedAt);
  }

  public SomeSighting origin(Origin other) {
    return new SomeSighting(
        address, title, body, source, author, publishedAt, feed, collections, other, fetchedAt);
  }

  public SomeSighting fetchedAt(Instant other) {
    return new SomeSighting(
        address, title, body, source, author, publishedAt, feed, collections, origin, other);
  }

  public ArticleId id() {
    return ArticleId.ofAddress(url());
  }

  public ArticleSeen seen() {
    Article article =
        new Article(id(), url(), title, null, body, false, author, source, "en", publishedAt);
    return new ArticleSeen(article, List.of(feedId(feed)), collections, origin, fetchedAt);
  }

  public static FeedId feedId(String name) {
    return FeedId.ofAddress(URI.create("https://feeds.example/" + name));
  }

  private URI url() {
    return URI.create("https://news.example/" + address);
  }
}
