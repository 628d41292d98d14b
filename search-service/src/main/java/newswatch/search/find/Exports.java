package newswatch.search.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.concurrent.Semaphore;
import newswatch.search.index.AnswerLimit;
import newswatch.search.index.ArticleDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Searches read whole: every article that one finds, however many there are. */
@Component
public final class Exports {
  /** Each of them holds a view of the index open, and a batch of articles in memory. */
  static final int AT_ONCE = 4;

  /** The longest answer that is taken into memory, in bytes: four of the largest articles. */
  private static final int LONGEST_ANSWER = 8 * 1024 * 1024;

  private final ElasticsearchAsyncClient client;
  private final LikedArticles liked;
  private final Semaphore open = new Semaphore(AT_ONCE);

  Exports(ElasticsearchClient client, LikedArticles liked) {
    this.liked = liked;
    this.client = AnswerLimit.of(client, LONGEST_ANSWER);
  }

  /** More exports than {@value #AT_ONCE} are wanted at once. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("other exports are running");
    }
  }

  /**
   * Begins to read what a search finds now.
   *
   * @param search in an order of time; its size and cursor do not count
   * @param after the article after which to begin; absent to begin with the first
   * @throws IllegalArgumentException when the search is ordered by relevance
   * @throws UnusableSearch when it names an article to be like that is not there
   * @throws Busy when enough others are being read
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   */
  public Export open(Search search, @Nullable ArticleDocument after) {
    if (search.sort() == Sort.RELEVANCE) {
      throw new IllegalArgumentException("an export has an order of time");
    }
    Search asked = liked.lookUp(search);
    if (!open.tryAcquire()) {
      throw new Busy();
    }
    PointInTime view;
    try {
      view = PointInTime.open(client);
    } catch (RuntimeException e) {
      open.release();
      throw e;
    }
    return Export.begin(view, asked, after, open::release);
  }
}
