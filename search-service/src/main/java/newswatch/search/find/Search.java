package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import newswatch.events.Digest;
import newswatch.matching.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for; every part that is given must hold.
 *
 * @param query absent for every article
 * @param size how many articles a page holds, 0 to {@link #MAX_SIZE}
 * @param cursor where the page before ended, as it was handed out; absent for the first page
 * @param oncePerStory whether each story is listed once, by its best article in this order
 * @param interval what the timeline is cut into; absent for the shortest that shows it whole
 * @param liked where the articles lie that the query wants others to be like; to be looked up by
 *     {@link LikedArticles}
 */
public record Search(
    @Nullable Query query,
    Filters filters,
    Period period,
    Sort sort,
    int size,
    @Nullable String cursor,
    boolean oncePerStory,
    @Nullable Interval interval,
    Liked liked) {
  /** The most articles in a page. */
  public static final int MAX_SIZE = 100;

  private static final int PRINT_BITS = 64;

  /**
   * @throws IllegalArgumentException when the size is out of range
   */
  public Search {
    requireNonNull(filters, "filters");
    requireNonNull(period, "period");
    requireNonNull(sort, "sort");
    requireNonNull(liked, "liked");
    if (size < 0 || size > MAX_SIZE) {
      throw new IllegalArgumentException("a page holds 0 to " + MAX_SIZE + " articles");
    }
  }

  /** Each article by itself, and the usual timeline. */
  public Search(
      @Nullable Query query,
      Filters filters,
      Period period,
      Sort sort,
      int size,
      @Nullable String cursor) {
    this(query, filters, period, sort, size, cursor, false, null, Liked.NONE);
  }

  /** The same with each story once, by its best article. */
  public Search eachStoryOnce() {
    return new Search(query, filters, period, sort, size, cursor, true, interval, liked);
  }

  /** The same with its timeline cut into these. */
  public Search cutInto(Interval asked) {
    return new Search(query, filters, period, sort, size, cursor, oncePerStory, asked, liked);
  }

  /** The same that knows where the articles lie that others are to be like. */
  Search with(Liked found) {
    return new Search(query, filters, period, sort, size, cursor, oncePerStory, interval, found);
  }

  /**
   * Whether articles that arrive may move others behind the place where a page ended: they change
   * scores, and come before others of their story. In an order of time each stays where it is.
   */
  boolean changesWithArrivals() {
    return sort == Sort.RELEVANCE || oncePerStory;
  }

  /** Tells this search from others whose pages hold other articles; their size does not matter. */
  String print() {
    return Digest.hex(
        PRINT_BITS,
        String.valueOf(query),
        filters.toString(),
        period.toString(),
        sort.name(),
        String.valueOf(oncePerStory));
  }
}
