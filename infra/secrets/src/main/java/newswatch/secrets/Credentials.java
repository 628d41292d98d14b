package newswatch.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a publisher asks for before it answers. What is secret of it shows in no text but a header.
 */
public sealed interface Credentials {
  /** The most that any part of them may have, in UTF-16 units. */
  int MAX_LENGTH = 4_096;

  /** The headers of a request that carry them. */
  Map<String, String> headers();

  /** Which kind they are, in a word: {@code basic}, {@code bearer} or {@code header}. */
  String kind();

  /** The text that holds them, sealed for their owner. */
  default String sealed(Keyring keys, String owner) {
    return keys.seal(owner, CredentialsJson.write(this));
  }

  /**
   * Those that were sealed for an owner.
   *
   * @throws CannotOpen when that cannot be opened for this owner, or holds no credentials
   */
  static Credentials open(Keyring keys, String owner, String sealed) {
    return CredentialsJson.read(keys.open(owner, sealed));
  }

  /** A name and a password, RFC 7617; sent in UTF-8. */
  record Basic(String username, String password) implements Credentials {
    /**
     * @throws IllegalArgumentException for a name that is blank or has a colon, and for control
     *     characters; the message repeats nothing of them
     */
    public Basic {
      HeaderText.requireText("username", username);
      HeaderText.requireText("password", password);
      if (username.isBlank() || username.contains(":")) {
        throw new IllegalArgumentException("the user name must not be blank or have a colon");
      }
    }

    @Override
    public Map<String, String> headers() {
      byte[] pair = (username + ":" + password).getBytes(UTF_8);
      return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String kind() {
      return "basic";
    }

    @Override
    public String toString() {
      return "Basic[…]";
    }
  }

  /** A token, RFC 6750. */
  record Bearer(String token) implements Credentials {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /**
     * @throws IllegalArgumentException when it is no token of RFC 6750, section 2.1; the message
     *     repeats nothing of it
     */
    public Bearer {
      HeaderText.requireText("token", token);
      if (!TOKEN.matcher(token).matches()) {
        throw new IllegalArgumentException(
            "the token must be of letters, digits and - . _ ~ + /, perhaps with = at its end");
      }
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public String kind() {
      return "bearer";
    }

    @Override
    public String toString() {
      return "Bearer[…]";
    }
  }

  /** A header of the publisher's own, such as {@code X-Api-Key}. */
  record Header(String name, String value) implements Credentials {
    /**
     * @throws IllegalArgumentException when the name is none, or one that is not for credentials,
     *     or the value cannot be sent; the message repeats nothing of the value
     */
    public Header {
      HeaderText.requireName(name);
      HeaderText.requireValue(value);
    }

    @Override
    public Map<String, String> headers() {
      return Map.of(name, value);
    }

    @Override
    public String kind() {
      return "header";
    }

    @Override
    public String toString() {
      return "Header[" + name.toLowerCase(Locale.ROOT) + ", …]";
    }
  }
}
