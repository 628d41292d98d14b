package newswatch.search.find;

import java.util.List;
import newswatch.events.TopicId;
import newswatch.matching.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for; every part that is given must hold.
 *
 * @param query absent for every article
 * @param topics the article carries one of these tags; none for any article
 * @param size how many articles a page holds, 0 to {@link #MAX_SIZE}
 * @param after where the page before ended; absent for the first page
 */
public record Search(
    @Nullable Query query, List<TopicId> topics, int size, @Nullable Cursor after) {
  /** The most articles in a page. */
  public static final int MAX_SIZE = 100;

  /**
   * @throws IllegalArgumentException when the size is out of range
   */
  public Search {
    topics = List.copyOf(topics);
    if (size < 0 || size > MAX_SIZE) {
      throw new IllegalArgumentException("a page holds 0 to " + MAX_SIZE + " articles");
    }
  }
}
