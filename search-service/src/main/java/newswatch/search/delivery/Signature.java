package newswatch.search.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook's body, as Standard Webhooks 1.0 says: HMAC-SHA256 over the id, the
 * time and the body, with dots between.
 */
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final String METHOD = "HmacSHA256";

  private Signature() {}

  /**
   * The header {@code webhook-signature}.
   *
   * @param secret {@code whsec_} and Base64, or a text that is taken in UTF-8
   * @param seconds since 1970, as the header {@code webhook-timestamp} says
   */
  static String of(String secret, String id, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance(METHOD);
      mac.init(new SecretKeySpec(key(secret), METHOD));
      byte[] signed = mac.doFinal((id + "." + seconds + "." + body).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + METHOD, e);
    }
  }

  private static byte[] key(String secret) {
    return secret.startsWith(PREFIX)
        ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
        : secret.getBytes(UTF_8);
  }
}
