package newswatch.local.wire;

/** What the wire has to say about an address. */
sealed interface Answer {
  record Found(Page page) implements Answer {}

  /**
   * @param status of HTTP, 400 or above
   * @param reason in a sentence, for people
   */
  record Refused(int status, String reason) implements Answer {}
}
