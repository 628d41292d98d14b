package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.events.ArticleTagged;
import newswatch.events.Digest;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.export.AtomFeed;
import newswatch.search.find.Articles;
import newswatch.search.find.FoundArticle;
import newswatch.search.find.Search;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code /api/articles/feed}: the newest articles of a search, for feed readers. Its ETag tells one
 * state of it from others. It has no Last-Modified: when an article is taken out, no time moves.
 */
@RestController
final class AtomApi {
  /** Where the feed of a search is found. */
  static final String PATH = "/api/articles/feed";

  private static final String SIZE = "size";
  private static final int USUAL_SIZE = 50;
  private static final int ETAG_BITS = 128;

  /** Readers ask every some minutes; a minute spares the index those that ask more often. */
  private static final CacheControl CACHE =
      CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate();

  private final Articles articles;
  private final Catalogue catalogue;

  AtomApi(Articles articles, Catalogue catalogue) {
    this.articles = articles;
    this.catalogue = catalogue;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> feed(@RequestParam MultiValueMap<String, String> given) {
    NarrowedParameters parameters = NarrowedParameters.of(given, SIZE);
    int size = parameters.own().number(SIZE, 1, Search.MAX_SIZE, USUAL_SIZE);
    Search search = parameters.search(Map.of(SIZE, Integer.toString(size)));
    List<ArticleTagged> found =
        articles.find(search).articles().stream().map(FoundArticle::article).toList();
    byte[] feed = description(given).of(found);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.APPLICATION_ATOM_XML, UTF_8))
        .eTag("\"" + Digest.hex(ETAG_BITS, new String(feed, UTF_8)) + "\"")
        .cacheControl(CACHE)
        .body(feed);
  }

  private AtomFeed description(MultiValueMap<String, String> given) {
    String q = given.getFirst("q");
    String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    List<String> names =
        Stream.concat(NarrowedParameters.NARROWING.stream(), Stream.of(SIZE)).toList();
    Map<TopicId, String> topics =
        catalogue.topics().stream().collect(Collectors.toMap(Topic::id, Topic::name));
    return new AtomFeed(
        q == null || q.isBlank() ? "Newswatch" : "Newswatch: " + q,
        URI.create(base + SearchAddress.of(PATH, names, given)),
        URI.create(base + "/api/articles"),
        topics);
  }
}
