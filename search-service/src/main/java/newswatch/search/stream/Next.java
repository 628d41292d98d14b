package newswatch.search.stream;

/** What a listener is to be told next. */
public sealed interface Next {

  /**
   * An article that came or changed.
   *
   * @param place to go on from when this was the last thing heard
   * @param json the article, on one line
   */
  record Article(Place place, String json) implements Next {}

  /** Something was missed that cannot be told any more: load everything afresh. */
  record Reset(Place place) implements Next {}

  /** Nothing came that was wanted. */
  record Nothing(Place place) implements Next {}

  /** The stream ends here. */
  record End() implements Next {}
}
