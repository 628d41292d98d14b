package newswatch.search.submission;

/** How what is handed in is laid out. */
public enum Form {
  /** One JSON object. */
  ONE,
  /** A JSON object on each line; blank lines are passed over. */
  LINES
}
