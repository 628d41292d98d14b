package newswatch.classify.head;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.Article;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * The articles of the last days as they are shown, so that a sighting which does not bring the text
 * can be told with it.
 */
public final class Texts {
  /** The name of the store that holds them, by article id and when they were told. */
  public static final String STORE = "texts";

  /** Of the records that tell them, by Kafka's time; as long as the pages are looked at. */
  public static final Duration KEPT = Duration.ofDays(7);

  private final WindowStore<String, Article> store;

  Texts(WindowStore<String, Article> store) {
    this.store = store;
  }

  /**
   * Keeps an article as it is shown.
   *
   * @param at the time of its record, in milliseconds since 1970; never ahead of the clock, for the
   *     newest time ever given makes all that are older by {@link #KEPT} be dropped, without a word
   */
  void keep(Article article, long at) {
    String id = article.id().value();
    long free = at;
    // Two texts of one article may be told in the same millisecond, and both are wanted later.
    for (Article there = store.fetch(id, free);
        there != null && !there.textHash().equals(article.textHash());
        there = store.fetch(id, free)) {
      free++;
    }
    store.put(id, article, free);
  }

  /** Keeps an article no more, in any words. */
  void forget(String id) {
    List<Long> times = new ArrayList<>();
    try (WindowStoreIterator<Article> kept = store.fetch(id, 0, Long.MAX_VALUE)) {
      while (kept.hasNext()) {
        times.add(kept.next().key);
      }
    }
    times.forEach(time -> store.put(id, null, time));
  }

  /**
   * The article in the words with this digest.
   *
   * @return absent when they were told too long ago
   */
  @Nullable Article of(String id, String textHash) {
    try (WindowStoreIterator<Article> kept = store.backwardFetch(id, 0, Long.MAX_VALUE)) {
      while (kept.hasNext()) {
        Article article = kept.next().value;
        if (article.textHash().equals(textHash)) {
          return article;
        }
      }
    }
    return null;
  }
}
