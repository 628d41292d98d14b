package newswatch.local;

/** The command line makes no sense; the message is one sentence for people. */
final class Misuse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Misuse(String message) {
    super(message);
  }
}
