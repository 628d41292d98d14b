package newswatch.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals texts with AES-256-GCM (NIST SP 800-38D) for an owner, and opens them for that owner alone.
 * A sealed text is {@code v1.<key id>.<nonce, ciphertext and tag in Base64url>}. Thread-safe.
 */
public final class Keyring {
  private static final String VERSION = "v1";
  private static final Pattern SEALED =
      Pattern.compile("(v[0-9]{1,4})\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]{38,})");
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final Key sealing;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param keys the first seals, all open
   * @throws IllegalArgumentException when there is none
   */
  Keyring(List<Key> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a keyring has a key");
    }
    keys.forEach(key -> this.keys.put(key.id(), key));
    this.sealing = keys.getFirst();
  }

  /**
   * The keys of a file, as {@link KeyFile} describes it.
   *
   * @throws UnusableKeyFile when it is missing, may be read by others, or holds something else
   */
  public static Keyring read(Path file) {
    return new Keyring(KeyFile.read(file));
  }

  /**
   * The keys of a file that is made where there is none.
   *
   * @throws UnusableKeyFile likewise, and when it cannot be made
   */
  public static Keyring readOrMake(Path file) {
    try {
      KeyFile.create(file);
    } catch (IOException e) {
      throw new UnusableKeyFile(
          "the key file %s cannot be made: %s".formatted(file, e.getClass().getSimpleName()),
          "Let the user that the service runs as write to its folder, or name another file.",
          e);
    }
    return read(file);
  }

  /** One new key that nobody else has and that is kept nowhere. */
  public static Keyring fresh() {
    byte[] key = new byte[Key.BYTES];
    new SecureRandom().nextBytes(key);
    return new Keyring(List.of(new Key(key)));
  }

  /**
   * A key to sign with, derived from the one that seals (HKDF with SHA-256, RFC 5869): the same
   * wherever the key file is the same, another for each purpose, and of no use for opening what is
   * sealed. When the sealing key is replaced, so is this.
   *
   * @param purpose what is signed, such as "search cursors"
   * @return a key of 256 bits for HmacSHA256
   */
  public SecretKey signingKey(String purpose) {
    return signingKey(sealing, purpose);
  }

  /**
   * The keys to check signatures with that have to outlive the sealing key: the one that signs now
   * first, then those of the keys that only open.
   */
  public List<SecretKey> checkingKeys(String purpose) {
    return keys.values().stream().map(key -> signingKey(key, purpose)).toList();
  }

  private static SecretKey signingKey(Key key, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "HmacSHA256",
              HKDFParameterSpec.ofExtract()
                  .addIKM(key.secret())
                  .thenExpand(("newswatch signing: " + purpose).getBytes(UTF_8), Key.BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HKDF-SHA256", e);
    }
  }

  /**
   * Seals a text.
   *
   * @param owner what it belongs to, such as a feed's id: it can be opened for this owner alone
   */
  public String seal(String owner, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] closed =
          cipher(Cipher.ENCRYPT_MODE, sealing, nonce, owner).doFinal(text.getBytes(UTF_8));
      byte[] all = ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array();
      return VERSION
          + "."
          + sealing.id()
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + CIPHER, e);
    }
  }

  /**
   * Opens a sealed text.
   *
   * @param owner the one that it was sealed for
   * @throws CannotOpen when it is no sealed text, its key is not here, or it was sealed for another
   *     owner or changed since
   */
  public String open(String owner, String sealed) {
    Matcher parts = SEALED.matcher(sealed);
    if (!parts.matches()) {
      throw new CannotOpen("This is no sealed text: it was cut off or changed. Set it again.");
    }
    if (!parts.group(1).equals(VERSION)) {
      throw new CannotOpen(
          "It was sealed by a later version of Newswatch (%s): run that one, or set it again."
              .formatted(parts.group(1)));
    }
    Key key = keys.get(parts.group(2));
    if (key == null) {
      throw new CannotOpen(
          "It was sealed with key %s, and the key file has %s: add the line of that key, or set it again."
              .formatted(parts.group(2), String.join(", ", keys.keySet())));
    }
    return open(owner, key, parts.group(3));
  }

  private static String open(String owner, Key key, String sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed);
      byte[] nonce = new byte[NONCE_BYTES];
      ByteBuffer rest = ByteBuffer.wrap(all).get(nonce);
      byte[] closed = new byte[rest.remaining()];
      rest.get(closed);
      return new String(cipher(Cipher.DECRYPT_MODE, key, nonce, owner).doFinal(closed), UTF_8);
    } catch (AEADBadTagException | IllegalArgumentException _) {
      throw new CannotOpen(
          "It was sealed for something else than %s, or changed since. Set it again."
              .formatted(owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + CIPHER, e);
    }
  }

  private static Cipher cipher(int mode, Key key, byte[] nonce, String owner)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((VERSION + "." + key.id() + "." + owner).getBytes(UTF_8));
    return cipher;
  }

  /** Whether a sealed text is sealed with the key that seals now. */
  public boolean isCurrent(String sealed) {
    return sealed.startsWith(VERSION + "." + sealing.id() + ".");
  }

  @Override
  public String toString() {
    return "keys " + String.join(", ", keys.keySet());
  }
}
