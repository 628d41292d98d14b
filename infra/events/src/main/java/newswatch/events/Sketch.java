package newswatch.events;

import static java.util.Objects.requireNonNull;

/**
 * What an article says, so short that many can be kept and compared: whoever places articles in
 * stories knows how to read it.
 *
 * @param method how it was made, from 1; sketches of two methods cannot be compared
 * @param data its bytes in base64 (RFC 4648 section 4)
 */
public record Sketch(int method, String data) {
  /**
   * @throws IllegalArgumentException when the method is below 1
   */
  public Sketch {
    requireNonNull(data, "data");
    if (method < 1) {
      throw new IllegalArgumentException("a sketch's method is 1 or more, not " + method);
    }
  }
}
