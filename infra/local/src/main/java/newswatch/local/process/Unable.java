package newswatch.local.process;

/** Something cannot be done on this machine; the message is one sentence for people. */
public final class Unable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unable(String message) {
    super(message);
  }

  public Unable(String message, Throwable cause) {
    super(message, cause);
  }
}
