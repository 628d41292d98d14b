package newswatch.ingest.gap;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.FeedGap;

/**
 * What a feed may have listed in a gap, by the news sitemap of its site.
 *
 * @param articles that the sitemap dates into the gap and the feed does not list now, oldest first
 * @param whole whether these are all: the sitemap reaches back to where the gap begins
 */
public record Missed(FeedGap gap, List<Article> articles, boolean whole) {
  /** No more are taken of one gap, the newest of them: each is a page to be fetched. */
  static final int MOST = 200;

  /** Articles show up in feeds some time after the hour they bear. */
  private static final Duration LATE = Duration.ofMinutes(15);

  /** A sitemap that lists something of this time before a gap reaches back to where it begins. */
  private static final Duration BEFORE = Duration.ofDays(1);

  /**
   * Of what the sitemap dates into the time of what the feed lists, the feed has to list at least
   * one in so many, or the sitemap tells of other things than the feed.
   */
  private static final int SHARE = 2;

  public Missed {
    requireNonNull(gap, "gap");
    articles = List.copyOf(articles);
  }

  /**
   * What is missing in each gap.
   *
   * @param gaps oldest first
   * @param listed the addresses of the articles that the feed lists now
   * @param sitemap the articles of the sitemap; those without an address or a time count for
   *     nothing
   * @return nothing when the sitemap does not tell what the feed would have told
   */
  public static List<Missed> in(List<FeedGap> gaps, List<URI> listed, Collection<Article> sitemap) {
    Section section = Section.around(listed);
    Map<ArticleId, Dated> news = new LinkedHashMap<>();
    for (Article article : sitemap) {
      if (article.url() != null && article.publishedAt() != null && section.holds(article.url())) {
        news.putIfAbsent(article.id(), new Dated(article, article.publishedAt()));
      }
    }
    Set<ArticleId> shown = listed.stream().map(ArticleId::ofAddress).collect(Collectors.toSet());
    if (gaps.isEmpty() || !tellsTheSame(shown, news, gaps.getLast().until())) {
      return List.of();
    }
    List<Dated> all = List.copyOf(news.values());
    news.keySet().removeAll(shown);
    return gaps.stream().map(gap -> in(gap, news.values(), reaches(all, gap))).toList();
  }

  private record Dated(Article article, Instant at) {
    boolean isWithin(Instant from, Instant until) {
      return !at.isBefore(from) && !at.isAfter(until);
    }
  }

  /** From the oldest that both tell of until the feed was read. */
  private static boolean tellsTheSame(
      Set<ArticleId> shown, Map<ArticleId, Dated> news, Instant read) {
    List<Instant> times =
        shown.stream().map(news::get).filter(Objects::nonNull).map(Dated::at).sorted().toList();
    if (times.isEmpty()) {
      return false;
    }
    Instant until = times.getLast().isAfter(read) ? times.getLast() : read;
    return news.values().stream().filter(one -> one.isWithin(times.getFirst(), until)).count()
        <= (long) SHARE * times.size();
  }

  /** One entry that is pinned, or dated wrongly, may be older than all others by far. */
  private static boolean reaches(List<Dated> news, FeedGap gap) {
    return news.stream().anyMatch(one -> one.isWithin(gap.from().minus(BEFORE), gap.from()));
  }

  /** From when on the entries of a sitemap can tell something of a gap. */
  public static Instant since(FeedGap gap) {
    return gap.from().minus(BEFORE);
  }

  private static Missed in(FeedGap gap, Collection<Dated> news, boolean reached) {
    List<Article> all =
        news.stream()
            .filter(one -> one.isWithin(gap.from().minus(LATE), gap.until()))
            .sorted(comparing(Dated::at))
            .map(Dated::article)
            .toList();
    boolean whole = reached && all.size() <= MOST;
    return new Missed(gap, all.subList(Math.max(0, all.size() - MOST), all.size()), whole);
  }
}
