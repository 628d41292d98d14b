package newswatch.classify.head;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts the sightings that this process set against their heads, by what became of them, as {@code
 * newswatch.sightings}. For its lifetime, redelivered sightings counted each time:
 *
 * <pre>
 * read from news.articles and news.retag = article + revision + feed + again + replay + known
 *                           + withdrawn
 *                           + newswatch.dead.letters{channel="news.articles"}
 *                           + newswatch.dead.letters{channel="news.retag"}
 * written to news.classified = article + revision + feed + again + replay
 * </pre>
 */
public final class Sightings {
  private static final String NAME = "newswatch.sightings";

  private final MeterRegistry meters;

  /** Counts here. */
  public Sightings(MeterRegistry meters) {
    this.meters = meters;
    for (Head.News news : Head.News.values()) {
      meters.counter(NAME, "outcome", word(news));
    }
    meters.counter(NAME, "outcome", "known");
    meters.counter(NAME, "outcome", "withdrawn");
  }

  void told(Head.News news) {
    meters.counter(NAME, "outcome", word(news)).increment();
  }

  void known() {
    meters.counter(NAME, "outcome", "known").increment();
  }

  void withdrawn() {
    meters.counter(NAME, "outcome", "withdrawn").increment();
  }

  private static String word(Head.News news) {
    return news.name().toLowerCase(Locale.ROOT);
  }
}
