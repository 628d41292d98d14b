package newswatch.search.unsubscribe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import newswatch.events.ReceiverId;
import newswatch.events.SubscriptionId;
import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;

/**
 * Links that pause one subscription for as long as it is told to one receiver. Each carries both
 * ids, signed (HMAC-SHA256, the first 128 bits), so that nobody makes one but us. It has no end: an
 * old mail is as good a reason to want no more. Thread-safe.
 */
public final class PauseLinks {
  static final String PATH = "/unsubscribe";

  /** The parameter with the token. */
  static final String TOKEN = "token";

  /** Names the form of tokens, too. */
  private static final String PURPOSE = "unsubscribe links";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;
  private static final int LONGEST = 300;

  /** Stands in no id. */
  private static final String BETWEEN = "/";

  private final @Nullable URI console;
  private final List<SecretKey> keys;

  /**
   * @param console where the console is reached; absent where no links are to be made
   * @param keys absent where no key file is set: then none can be made, nor read
   */
  public PauseLinks(@Nullable URI console, @Nullable Keyring keys) {
    this.console = console;
    this.keys = keys == null ? List.of() : keys.checkingKeys(PURPOSE);
  }

  /** What a link is for. */
  record Pausing(SubscriptionId subscription, ReceiverId receiver) {}

  /** The link that pauses this; absent where there are none. */
  public @Nullable URI to(SubscriptionId subscription, ReceiverId receiver) {
    return console == null || keys.isEmpty()
        ? null
        : console.resolve(PATH + "?" + TOKEN + "=" + token(new Pausing(subscription, receiver)));
  }

  private String token(Pausing pausing) {
    byte[] ids =
        (pausing.subscription().value() + BETWEEN + pausing.receiver().value()).getBytes(UTF_8);
    byte[] all = Arrays.copyOf(signature(keys.getFirst(), ids), SIGNATURE_BYTES + ids.length);
    System.arraycopy(ids, 0, all, SIGNATURE_BYTES, ids.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** What the token of a link of ours is for; empty for any other text. */
  Optional<Pausing> read(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (all.length <= SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] shown = Arrays.copyOf(all, SIGNATURE_BYTES);
    byte[] ids = Arrays.copyOfRange(all, SIGNATURE_BYTES, all.length);
    boolean ours = keys.stream().anyMatch(key -> MessageDigest.isEqual(signature(key, ids), shown));
    return ours ? Optional.of(pausing(new String(ids, UTF_8))) : Optional.empty();
  }

  private static Pausing pausing(String ids) {
    int between = ids.indexOf(BETWEEN);
    return new Pausing(
        new SubscriptionId(ids.substring(0, between)), new ReceiverId(ids.substring(between + 1)));
  }

  private static byte[] signature(SecretKey key, byte[] ids) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(ids), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}
