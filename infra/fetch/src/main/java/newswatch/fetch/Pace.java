package newswatch.fetch;

import java.time.Duration;

/**
 * How gently hosts are treated, and how much is done at once.
 *
 * @param atOncePerHost how many fetches one host has to answer at a time
 * @param pause between the end of one fetch from a host and the beginning of the next; a longer
 *     Crawl-delay in its robots.txt is kept to as well
 * @param longestPause kept to, whatever Crawl-delay says
 * @param rest that a host is given when it asks for one (429 or 503) and does not say how long
 * @param patience how long a fetch waits for a host that rests; one that would wait longer is told
 *     at once for how long
 * @param waitingPerHost how many fetches may wait for one host
 * @param workers how many fetches there may be at a time
 */
public record Pace(
    int atOncePerHost,
    Duration pause,
    Duration longestPause,
    Duration rest,
    Duration patience,
    int waitingPerHost,
    int workers) {
  /**
   * @throws IllegalArgumentException when a number is below one or a time below zero
   */
  public Pace {
    if (atOncePerHost < 1 || waitingPerHost < 1 || workers < 1) {
      throw new IllegalArgumentException("a pace that lets nothing be fetched");
    }
    if (pause.isNegative()
        || longestPause.compareTo(pause) < 0
        || rest.isNegative()
        || patience.isNegative()) {
      throw new IllegalArgumentException("a pace of times that are none");
    }
  }

  /** One at a time from each host, a second between them, 128 in all. */
  public static Pace usual() {
    return new Pace(
        1,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        500,
        128);
  }
}
