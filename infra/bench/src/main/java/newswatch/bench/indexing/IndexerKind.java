package newswatch.bench.indexing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Who can be measured. */
public enum IndexerKind {
  /** Nobody who stores these documents on this node is faster. */
  LIMIT(
      "limit",
      "raw _bulk: bodies of 5 MB that lie in memory before the clock starts, 3 requests at a time;"
          + " reads nothing from Kafka and no item of an answer",
      1),
  NEWSWATCH(
      "newswatch",
      "search-service: external versions, endings read item by item, dead letters, offsets moved"
          + " past what is stored",
      1),
  TUTORIAL(
      "tutorial",
      "a consumer that polls 500, a bulk request for each poll, commitSync; no versions, and nothing"
          + " is done about items that fail",
      1),
  ONE_CREATE_PER_DOCUMENT(
      "one-create-per-document",
      "a create request for each record, one after the other; what is there already stays as it is",
      10),
  CAMEL(
      "camel",
      "Camel 4.17.0: its Kafka consumer, its aggregator with lots of 500, a bulk request for each by"
          + " the same client; nothing is done about items that fail",
      1);

  private final String word;
  private final String does;
  private final int fewer;

  IndexerKind(String word, String does, int fewer) {
    this.word = word;
    this.does = does;
    this.fewer = fewer;
  }

  /** As people write it. */
  @JsonValue
  public String word() {
    return word;
  }

  /** How it stores, and what it cares for. */
  public String does() {
    return does;
  }

  /** How many of so many articles it is given: slow ones get fewer. */
  int share(int articles) {
    return Math.max(1, articles / fewer);
  }

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static IndexerKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no contestant '" + word + "'"));
  }
}
