package newswatch.local.wire;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An invented outlet with everything it will have published ten minutes after the wire's start.
 *
 * @param id its name in addresses, and of its file
 * @param language BCP 47, of every article that names no other
 * @param outages when its feed is broken
 */
public record Outlet(
    String id,
    String name,
    String language,
    String collection,
    FeedFormat format,
    List<Outage> outages,
    List<WireArticle> articles) {
  public Outlet {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(language, "language");
    requireNonNull(collection, "collection");
    requireNonNull(format, "format");
    outages = List.copyOf(outages);
    articles = List.copyOf(articles);
    if (articles.isEmpty()) {
      throw new IllegalArgumentException(id + " has no articles");
    }
    Set<String> slugs = new HashSet<>();
    for (WireArticle article : articles) {
      if (!slugs.add(article.slug())) {
        throw new IllegalArgumentException(id + " has two articles named " + article.slug());
      }
    }
  }

  /**
   * What is there so long after the start, as it reads then: the last to appear first, then the
   * newest.
   */
  List<WireArticle> articlesAfter(Duration sinceStart) {
    return articles.stream()
        .filter(article -> article.delay().compareTo(sinceStart) <= 0)
        .map(article -> article.asOf(sinceStart))
        .sorted(
            comparing(WireArticle::delay)
                .thenComparing(WireArticle::published)
                .reversed()
                .thenComparing(WireArticle::slug))
        .toList();
  }

  /** What its feed suffers from so long after the start; empty when it works. */
  Optional<Outage> outageAt(Duration sinceStart) {
    return outages.stream().filter(outage -> outage.lastsAt(sinceStart)).findFirst();
  }

  /**
   * A name for life that does not depend on the port (RFC 4151). The top-level domain {@code
   * example} belongs to nobody (RFC 2606).
   */
  String tag(WireArticle article) {
    return "tag:" + id + ".example," + day(article.published()) + ":" + article.slug();
  }

  String tag() {
    return "tag:" + id + ".example,2002:feed";
  }

  private static String day(Instant time) {
    return time.toString().substring(0, "2002-11-04".length());
  }
}
