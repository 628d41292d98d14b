package newswatch.search.find;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Cursors as they are handed out: signed (HMAC-SHA256, the first 128 bits), so that what comes back
 * is what was handed out, by whichever instance has the same key. Thread-safe.
 */
final class Cursors {
  /** The longest cursor, in characters: an address that holds it is still taken. */
  static final int LONGEST = 4_096;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;

  private final SecretKey key;

  Cursors(SecretKey key) {
    this.key = key;
  }

  /** Opaque, safe in an address. */
  String text(Cursor cursor) {
    String text = signed(cursor.bytes());
    // Of an index of very many months; its pages then follow each other without a point in time.
    return text.length() > LONGEST ? signed(cursor.withoutPoint().bytes()) : text;
  }

  private String signed(byte[] bytes) {
    byte[] all = Arrays.copyOf(signature(bytes), SIGNATURE_BYTES + bytes.length);
    System.arraycopy(bytes, 0, all, SIGNATURE_BYTES, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** The cursor that was handed out as this text; empty when none was. */
  Optional<Cursor> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (all.length <= SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOfRange(all, SIGNATURE_BYTES, all.length);
    boolean ours = MessageDigest.isEqual(signature(bytes), Arrays.copyOf(all, SIGNATURE_BYTES));
    return ours ? Optional.of(Cursor.of(bytes)) : Optional.empty();
  }

  private byte[] signature(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(bytes), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}
