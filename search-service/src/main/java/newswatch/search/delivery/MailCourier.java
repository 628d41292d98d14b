package newswatch.search.delivery;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import newswatch.events.Receiver;
import newswatch.search.receiver.ReceiverAddress;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Brings messages to mailboxes, through the server of mail that the operator named. It is the
 * operator's, so nothing guards against its address; of mailboxes nothing is looked up here.
 */
final class MailCourier implements Courier {
  /** RFC 5321 section 4.2.2: the mail is in the server's hands. */
  private static final int TAKEN = 250;

  private final JavaMailSender sender;
  private final Letters letters;
  private final Duration deadline;

  /**
   * @param deadline how long one try may take; what the server may take for each of its answers is
   *     the sender's to know
   */
  MailCourier(JavaMailSender sender, Letters letters, Duration deadline) {
    this.sender = sender;
    this.letters = letters;
    this.deadline = deadline;
  }

  @Override
  public Sending bring(Message message, Receiver.Kind kind, ReceiverAddress address) {
    return switch (address) {
      case ReceiverAddress.Mail mailbox -> inTime(message, mailbox);
      case ReceiverAddress.Webhook _, ReceiverAddress.Chat _ ->
          throw new IllegalArgumentException("an address of the web is no mailbox");
    };
  }

  /** A server that answers slowly, line after line, would keep us for as long as it likes. */
  private Sending inTime(Message message, ReceiverAddress.Mail mailbox) {
    FutureTask<Sending> sending = new FutureTask<>(() -> send(message, mailbox));
    // The interrupt that ends it closes the connection: so it is with virtual threads alone.
    Thread.ofVirtual().name("mail").start(sending);
    try {
      return sending.get(deadline.toMillis(), MILLISECONDS);
    } catch (TimeoutException _) {
      sending.cancel(true);
      return notTaken("the mail server took longer than " + deadline.toMillis() + " ms");
    } catch (InterruptedException _) {
      sending.cancel(true);
      Thread.currentThread().interrupt();
      return notTaken("it was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a mail could not be made", e.getCause());
    }
  }

  private Sending send(Message message, ReceiverAddress.Mail mailbox) throws MessagingException {
    MimeMessage mail = sender.createMimeMessage();
    letters.write(message, mailbox, mail);
    try {
      sender.send(mail);
      return new Sending.Taken(TAKEN);
    } catch (MailException e) {
      return SmtpAnswer.of(e);
    }
  }

  private static Sending notTaken(String problem) {
    return new Sending.NotTaken(Sending.Whose.RECEIVER, null, problem, null);
  }
}
