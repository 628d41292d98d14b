package newswatch.secrets;

/** A sealed text cannot be opened. The message says why and what to do, and tells nothing of it. */
public final class CannotOpen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why and what to do; nothing of what is sealed
   */
  public CannotOpen(String message) {
    super(message);
  }
}
