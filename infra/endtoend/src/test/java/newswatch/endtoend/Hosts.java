package newswatch.endtoend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newswatch.endtoend.FeedSite.Request;

/** Sites of many hosts, each with a feed that grows and one that stays as it is. */
final class Hosts implements AutoCloseable {
  /** What may be fetched from to reach all of them. */
  static final String ALLOWED = "127.0.1.0/24";

  /** Which the one article of each quiet feed holds. */
  static final String WORD = "quietword";

  private static final String QUIET = "/quiet.xml";

  /** Each feed is asked once or more in that time. */
  private static final Duration WINDOW = Duration.ofSeconds(5);

  private final List<FeedSite> sites = new ArrayList<>();
  private final NumberedArticles articles;

  /**
   * @param number how many, at most 254
   */
  Hosts(int number) throws IOException {
    for (int host = 1; host <= number; host++) {
      FeedSite site = FeedSite.at("127.0.1." + host);
      site.publish(
          QUIET,
          "<rss version=\"2.0\"><channel><title>Quiet</title><item><title>%s</title>"
                  .formatted(title(host))
              + "<link>%s</link><description>%s</description></item></channel></rss>"
                  .formatted(site.address("/quiet"), WORD));
      sites.add(site);
    }
    articles = new NumberedArticles(sites);
  }

  private static String title(int host) {
    return "Quiet " + host;
  }

  /** Those of the feeds that grow. */
  NumberedArticles articles() {
    return articles;
  }

  int number() {
    return sites.size();
  }

  /** All feeds as a file to watch. */
  String opml() {
    String quiet =
        String.join(
            "",
            sites.stream()
                .map(site -> "<outline xmlUrl=\"%s\"/>".formatted(site.address(QUIET)))
                .toList());
    return articles.opml().replace("<body>", "<body>" + quiet);
  }

  /** The titles of all articles that have appeared. */
  List<String> titles() {
    return Stream.concat(
            IntStream.range(0, articles.published()).mapToObj(number -> "Article " + number),
            IntStream.rangeClosed(1, number()).mapToObj(Hosts::title))
        .toList();
  }

  /** Whether each feed has been asked if it has changed. */
  boolean areKnown() {
    return sites.stream()
        .allMatch(
            site ->
                site.requests().stream()
                        .filter(Request::conditional)
                        .map(Request::path)
                        .distinct()
                        .count()
                    == 2);
  }

  /**
   * Until for a while each host has been asked by one of the readers, and each of them has asked.
   */
  void awaitSharedBy(Duration limit, String... readers) {
    await()
        .atMost(limit)
        .untilAsserted(
            () -> {
              Set<String> all = new HashSet<>();
              for (FeedSite site : sites) {
                Set<String> its = askedLately(site);
                assertThat(its).as(site.authority()).hasSize(1);
                all.addAll(its);
              }
              assertThat(all).containsExactlyInAnyOrder(readers);
            });
  }

  /** Those that a reader has asked of late. */
  List<FeedSite> askedBy(String reader) {
    return sites.stream().filter(site -> askedLately(site).contains(reader)).toList();
  }

  private static Set<String> askedLately(FeedSite site) {
    long from = System.nanoTime() - WINDOW.toNanos();
    return site.requests().stream()
        .filter(request -> request.nanoTime() > from)
        .map(Request::reader)
        .collect(toSet());
  }

  /** Nobody has since asked for a feed as if it were new, or got one again that had not changed. */
  void assertNothingWasForgottenSince(long nanoTime) {
    for (FeedSite site : sites) {
      assertThat(site.requests().stream().filter(request -> request.nanoTime() > nanoTime))
          .as("whoever takes over the feeds of %s knows what was known of them", site.authority())
          .isNotEmpty()
          .allMatch(Request::conditional)
          .noneMatch(request -> request.path().equals(QUIET) && request.status() != 304);
    }
  }

  @Override
  public void close() {
    sites.forEach(FeedSite::close);
  }
}
