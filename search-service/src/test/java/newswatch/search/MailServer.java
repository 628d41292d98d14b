package newswatch.search;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server of mail that knows one user, and every mailbox but those that begin with nobody. */
final class MailServer extends GreenMail {
  static final String USER = "newswatch";
  static final String PASSWORD = "geheim-geheim";

  /** At a port of its own choice for 0. */
  MailServer(int port) {
    super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    setUser(USER, PASSWORD);
    getUserManager().setAuthRequired(true);
  }

  @Override
  protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers all) {
    SmtpManager choosy =
        new SmtpManager(all.getImapHostManager(), all.getUserManager()) {
          @Override
          public @Nullable String checkRecipient(SmtpState state, MailAddress mailbox) {
            return mailbox.getEmail().startsWith("nobody")
                ? "550 5.1.1 <%s> is not known here".formatted(mailbox.getEmail())
                : super.checkRecipient(state, mailbox);
          }
        };
    Managers ours =
        new Managers() {
          @Override
          public SmtpManager getSmtpManager() {
            return choosy;
          }
        };
    return Map.of(ServerSetup.PROTOCOL_SMTP, new SmtpServer(setups[0], ours));
  }

  int port() {
    return getSmtp().getPort();
  }

  /** What has come for a mailbox. */
  List<MimeMessage> mails(String mailbox) {
    return Arrays.stream(getReceivedMessages()).filter(mail -> isFor(mail, mailbox)).toList();
  }

  private static boolean isFor(MimeMessage mail, String mailbox) {
    try {
      return mail.getAllRecipients()[0].toString().equals(mailbox);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
