package newswatch.ingest.look;

import java.time.Duration;
import java.util.List;
import newswatch.fetch.Pace;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the pages behind the entries of feeds are looked at.
 *
 * @param teaserLength a text from a feed that is shorter than this, in characters, is taken for a
 *     teaser, and the article's own text from its page; 0 takes no text from pages
 * @param looks when a page is looked at again, counted from when its article was first seen; none
 *     where the list is empty
 * @param mostWatched how many pages each instance watches at most; beyond, those that are due last
 *     are looked at no more
 * @param atOnce how many pages are fetched at the same time, at most; at least 1
 * @param hostDelay how long a host is left alone after each of its pages, and a quarter of it after
 *     one that was handed in
 */
@ConfigurationProperties(prefix = "newswatch.pages", ignoreUnknownFields = false)
public record PageProperties(
    @DefaultValue("600") int teaserLength,
    @DefaultValue({"1h", "6h", "24h", "7d"}) List<Duration> looks,
    @DefaultValue("30000") int mostWatched,
    @DefaultValue("16") int atOnce,
    @DefaultValue("1s") Duration hostDelay) {
  /**
   * @throws IllegalArgumentException when the looks do not follow each other, or a number is too
   *     small
   */
  public PageProperties {
    looks = List.copyOf(looks);
    if (teaserLength < 0) {
      throw new IllegalArgumentException("newswatch.pages.teaser-length is not negative");
    }
    if (mostWatched < 1 || atOnce < 1) {
      throw new IllegalArgumentException(
          "newswatch.pages.most-watched and newswatch.pages.at-once are at least 1");
    }
    if (hostDelay.isNegative()) {
      throw new IllegalArgumentException("newswatch.pages.host-delay is not negative");
    }
    Duration last = Duration.ZERO;
    for (Duration look : looks) {
      if (look.compareTo(last) <= 0) {
        throw new IllegalArgumentException(
            "newswatch.pages.looks are times after the article was first seen, each later than"
                + " the one before it, such as 1h,6h,24h,7d");
      }
      last = look;
    }
  }

  /** How gently pages are fetched that we come upon: one at a time from each host. */
  public Pace pace() {
    return pace(hostDelay, atOnce);
  }

  /** The same for pages that somebody handed in, who waits for them: four times as fast. */
  public Pace paceOfHandedIn(int workers) {
    return pace(hostDelay.dividedBy(4), workers);
  }

  private static Pace pace(Duration pause, int workers) {
    Pace usual = Pace.usual();
    return new Pace(
        usual.atOncePerHost(),
        pause,
        pause.compareTo(usual.longestPause()) > 0 ? pause : usual.longestPause(),
        usual.rest(),
        usual.patience(),
        usual.waitingPerHost(),
        workers);
  }
}
