package newswatch.search.delivery;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.unsubscribe.PauseLinks;
import org.jspecify.annotations.Nullable;

/** Messages as mails (RFC 5322), each as text and as HTML. Thread-safe. */
final class Letters {
  private static final String UTF_8 = "UTF-8";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final InternetAddress from;
  private final PauseLinks links;

  Letters(InternetAddress from, PauseLinks links) {
    this.from = from;
    this.links = links;
  }

  /**
   * Writes a message into a mail that is empty so far. It has the same id whenever it is sent, by
   * which a mailbox knows it.
   */
  void write(Message message, ReceiverAddress.Mail to, MimeMessage mail) throws MessagingException {
    mail.setFrom(from);
    mail.setRecipient(RecipientType.TO, new InternetAddress(to.address(), /* strict= */ true));
    mail.setSubject(LetterText.subject(message), UTF_8);
    mail.setHeader("Date", DATE.format(message.since()));
    mail.setHeader("Message-ID", "<" + message.id() + "@" + domain() + ">");
    // RFC 3834: nobody's machine is to answer.
    mail.setHeader("Auto-Submitted", "auto-generated");
    URI pausing = pausing(message);
    if (pausing != null) {
      mail.setHeader("List-Unsubscribe", "<" + pausing + ">");
      // RFC 8058 has a button for https alone.
      if ("https".equalsIgnoreCase(pausing.getScheme())) {
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(LetterText.of(message, pausing), UTF_8, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(LetterHtml.of(message, pausing), UTF_8, "html");
    mail.setContent(new MimeMultipart("alternative", text, html));
  }

  private String domain() {
    String address = from.getAddress();
    return address.substring(address.indexOf('@') + 1);
  }

  private @Nullable URI pausing(Message message) {
    return message.receiver() == null
        ? null
        : links.to(message.alerts().getFirst().subscription(), message.receiver());
  }
}
