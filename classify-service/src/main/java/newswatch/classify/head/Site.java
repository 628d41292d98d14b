package newswatch.classify.head;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import newswatch.events.Article;
import newswatch.events.FeedId;

/**
 * Where an article lives, as near as names tell: hosts are of one site where they are alike, or one
 * is a part of the other, once what the web and feeds are usually served under is left out.
 *
 * @param host empty where the article has no address
 */
record Site(String host) {
  /** A name must be left that is more than {@code com} or {@code co.uk}. */
  private static final Pattern SERVED_UNDER =
      Pattern.compile("^(?:www|feeds?|rss)\\.(?=[^.]+\\.[^.]+)(?![^.]{1,3}\\.[^.]{2}$)");

  static Site of(Article article) {
    URI url = article.url();
    return new Site(url == null ? "" : plain(String.valueOf(url.getHost())));
  }

  /** Whether one of these feeds is served by this site. */
  boolean hasAnyOf(List<FeedId> feeds) {
    return feeds.stream().map(feed -> plain(feed.host())).anyMatch(this::isWith);
  }

  private boolean isWith(String other) {
    return host.equals(other) || other.endsWith("." + host) || host.endsWith("." + other);
  }

  private static String plain(String host) {
    return SERVED_UNDER.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
  }
}
