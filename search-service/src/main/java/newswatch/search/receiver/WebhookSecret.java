package newswatch.search.receiver;

import java.util.Base64;

/** What messages to a webhook may be signed with. No message repeats any of it. */
final class WebhookSecret {
  /** What a secret begins with that is bytes in Base64, as Standard Webhooks writes it. */
  private static final String BYTES = "whsec_";

  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int SHORTEST = 16;
  private static final int LONGEST = 200;

  private WebhookSecret() {}

  /**
   * Looks whether it is one.
   *
   * @throws IllegalArgumentException when it is not
   */
  static void check(String secret) {
    if (secret.startsWith(BYTES)) {
      int bytes = decoded(secret.substring(BYTES.length()));
      if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
        throw new IllegalArgumentException(
            "after whsec_ a secret has %d to %d bytes in Base64"
                .formatted(LEAST_BYTES, MOST_BYTES));
      }
      return;
    }
    if (secret.length() < SHORTEST
        || secret.length() > LONGEST
        || !secret.codePoints().allMatch(WebhookSecret::isPrintable)) {
      throw new IllegalArgumentException(
          "a secret has %d to %d printable characters, or is whsec_ and %d to %d bytes in Base64"
              .formatted(SHORTEST, LONGEST, LEAST_BYTES, MOST_BYTES));
    }
  }

  /** How many bytes it is; -1 where it is no Base64. */
  private static int decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException _) {
      return -1;
    }
  }

  private static boolean isPrintable(int character) {
    return character == ' '
        || switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
