package newswatch.search.receiver;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.regex.Pattern;
import newswatch.events.Receiver;
import org.jspecify.annotations.Nullable;

/** Where a receiver is reached: what is kept under seal. It shows in no text. */
public sealed interface ReceiverAddress {

  /** Whether a receiver of this kind is reached so. */
  boolean fits(Receiver.Kind kind);

  /**
   * The address of the web that a text is, its host in ASCII.
   *
   * @throws IllegalArgumentException unless it is an http or https address of at most 2,048
   *     characters that names a host, and no user; the message repeats nothing of it
   */
  static URI url(String text) {
    return WebAddress.of(text);
  }

  /**
   * By a POST of JSON.
   *
   * @param secret what it is signed with: {@code whsec_} and 24 to 64 bytes in Base64, or 16 to 200
   *     printable characters that are taken in UTF-8; absent where it is not signed
   */
  record Webhook(URI url, @Nullable String secret) implements ReceiverAddress {
    /**
     * @throws IllegalArgumentException for another secret; the message repeats nothing of it
     */
    public Webhook {
      requireNonNull(url, "url");
      if (secret != null) {
        WebhookSecret.check(secret);
      }
    }

    @Override
    public boolean fits(Receiver.Kind kind) {
      return kind == Receiver.Kind.WEBHOOK;
    }

    @Override
    public String toString() {
      return "Webhook[…]";
    }
  }

  /** By a POST to a chat. */
  record Chat(URI url) implements ReceiverAddress {
    public Chat {
      requireNonNull(url, "url");
    }

    @Override
    public boolean fits(Receiver.Kind kind) {
      return kind == Receiver.Kind.SLACK || kind == Receiver.Kind.TEAMS;
    }

    @Override
    public String toString() {
      return "Chat[…]";
    }
  }

  /**
   * By e-mail.
   *
   * @param address one mailbox, RFC 5321 section 4.1.2: a dot-string and a domain, in ASCII
   */
  record Mail(String address) implements ReceiverAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern LOCAL_PART =
        Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");

    /**
     * @throws IllegalArgumentException for anything else, a line break above all; the message
     *     repeats nothing of it
     */
    public Mail {
      int at = address.indexOf('@');
      if (address.length() > LONGEST
          || at < 1
          || at > LONGEST_LOCAL_PART
          || !LOCAL_PART.matcher(address.substring(0, at)).matches()
          || !DOMAIN.matcher(address.substring(at + 1)).matches()) {
        throw new IllegalArgumentException(
            "expected one plain e-mail address, such as desk@news.example");
      }
    }

    @Override
    public boolean fits(Receiver.Kind kind) {
      return kind == Receiver.Kind.EMAIL;
    }

    @Override
    public String toString() {
      return "Mail[…]";
    }
  }
}
