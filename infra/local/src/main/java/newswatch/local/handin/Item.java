package newswatch.local.handin;

/** What is found where an article may be. */
sealed interface Item {
  /** Where, for people: {@code FILE:LINE}, or a file of a folder. */
  String where();

  /**
   * An article to hand in.
   *
   * @param json one line of JSON in UTF-8 without its end; belongs to whoever gets it
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Article(String where, byte[] json) implements Item {}

  /**
   * Cannot be handed in.
   *
   * @param problem for people
   */
  record Unusable(String where, String problem) implements Item {}
}
