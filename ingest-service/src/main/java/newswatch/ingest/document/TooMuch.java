package newswatch.ingest.document;

/** A document is beyond a bound, so its reading ended. */
final class TooMuch extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  TooMuch(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Which bound, in words for people. */
  String reason() {
    return reason;
  }
}
