package newswatch.search.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import newswatch.search.receiver.ReceiverAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * As whom messages are sent by e-mail.
 *
 * @param from the address that they come from, such as alerts@news.example.org, with a name if you
 *     like: Newswatch &lt;alerts@news.example.org&gt;. Needed where spring.mail.host is set
 */
@ConfigurationProperties(prefix = "newswatch.mail", ignoreUnknownFields = false)
record MailSenderProperties(@DefaultValue("") String from) {
  private static final String WRONG =
      "newswatch.mail.from is expected as one e-mail address, such as alerts@news.example.org or"
          + " Newswatch <alerts@news.example.org>";

  /**
   * @throws IllegalArgumentException when it is set and no such address
   */
  MailSenderProperties {
    if (!from.isBlank()) {
      read(from);
    }
  }

  /** Whether there is one. */
  boolean isSet() {
    return !from.isBlank();
  }

  /** The same as it is sent. */
  InternetAddress address() {
    return read(from);
  }

  private static InternetAddress read(String from) {
    try {
      if (from.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(WRONG);
      }
      InternetAddress[] addresses = InternetAddress.parse(from, /* strict= */ true);
      if (addresses.length != 1 || addresses[0].isGroup()) {
        throw new IllegalArgumentException(WRONG);
      }
      var _ = new ReceiverAddress.Mail(addresses[0].getAddress());
      return addresses[0];
    } catch (AddressException | IllegalArgumentException _) {
      throw new IllegalArgumentException(WRONG);
    }
  }
}
