package newswatch.search.delivery;

import static java.util.Objects.requireNonNullElse;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/**
 * What a server of mail says (RFC 5321) where it takes no mail. Of its own words nothing is
 * repeated but the numbers, as they often name the mailbox.
 */
final class SmtpAnswer {
  private static final String MAIL = "MAIL";
  private static final int TOO_LARGE = 552;

  /** An enhanced status code, RFC 3463. */
  private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

  /** In failures that are of no command's own class: at the beginning, or after the greeting. */
  private static final Pattern ANSWERED =
      Pattern.compile("\\A([2-5]\\d\\d)[ -]|, response: ([2-5]\\d\\d)\\b");

  private SmtpAnswer() {}

  static Sending of(Exception failure) {
    List<Throwable> all = all(failure);
    SMTPAddressFailedException ofMailbox = first(all, SMTPAddressFailedException.class);
    if (ofMailbox != null) {
      return notTaken(
          Sending.Whose.RECEIVER, ofMailbox, ofMailbox.getReturnCode(), "to the mailbox");
    }
    SMTPSenderFailedException ofSender = first(all, SMTPSenderFailedException.class);
    if (ofSender != null) {
      return notTaken(
          Sending.Whose.RECEIVER, ofSender, ofSender.getReturnCode(), "to newswatch.mail.from");
    }
    SMTPSendFailedException ofMail = first(all, SMTPSendFailedException.class);
    if (ofMail != null) {
      return notTaken(whose(ofMail), ofMail, ofMail.getReturnCode(), "to the mail");
    }
    return early(all);
  }

  /** Before the mail itself is sent, only its size can be wrong with it. */
  private static Sending.Whose whose(SMTPSendFailedException failure) {
    int status = failure.getReturnCode();
    boolean before = String.valueOf(failure.getCommand()).startsWith(MAIL);
    return status == TOO_LARGE || (status / 100 == 5 && !before)
        ? Sending.Whose.MESSAGE
        : Sending.Whose.RECEIVER;
  }

  private static Sending notTaken(
      Sending.Whose whose, MessagingException failure, int status, String what) {
    if (status < 100) {
      return new Sending.NotTaken(
          whose, null, "the mail server ended the connection without an answer", null);
    }
    Matcher enhanced = ENHANCED.matcher(String.valueOf(failure.getMessage()));
    return new Sending.NotTaken(
        whose,
        status,
        "the mail server answered %d%s %s"
            .formatted(status, enhanced.find() ? " (" + enhanced.group() + ")" : "", what),
        null);
  }

  /** It did not come to the mail: a busy server says so in its greeting, for one. */
  private static Sending early(List<Throwable> all) {
    if (first(all, AuthenticationFailedException.class) == null) {
      for (Throwable one : all) {
        Matcher answer = ANSWERED.matcher(String.valueOf(one.getMessage()));
        if (one instanceof MessagingException && answer.find()) {
          int status = Integer.parseInt(requireNonNullElse(answer.group(1), answer.group(2)));
          return new Sending.NotTaken(
              Sending.Whose.RECEIVER,
              status,
              "the mail server answered " + status + " before it was given the mail",
              null);
        }
      }
    }
    return new Sending.NotTaken(Sending.Whose.RECEIVER, null, unspoken(all), null);
  }

  /** What went wrong where the server answered nothing about the mail. */
  private static String unspoken(List<Throwable> all) {
    if (first(all, AuthenticationFailedException.class) != null) {
      return "the mail server does not take spring.mail.username with spring.mail.password";
    }
    if (all.stream().anyMatch(e -> String.valueOf(e.getMessage()).startsWith("STARTTLS"))) {
      return "the mail server offers no TLS, and a password is sent in none of its connections"
          + " without";
    }
    if (first(all, UnknownHostException.class) != null) {
      return "the name in spring.mail.host is not known";
    }
    if (all.stream().anyMatch(e -> e.getClass().getSimpleName().startsWith("SSL"))) {
      return "no TLS came about with the mail server";
    }
    if (first(all, SocketTimeoutException.class) != null) {
      return "the mail server took too long";
    }
    return first(all, MailConnectException.class) != null
            || first(all, ConnectException.class) != null
        ? "the mail server cannot be reached"
        : "the mail server could not be talked to: " + all.getLast().getClass().getSimpleName();
  }

  private static <T> @Nullable T first(List<Throwable> all, Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }

  /** It and everything that brought it about, the outermost first. */
  private static List<Throwable> all(Exception failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> all = new ArrayList<>();
    Deque<Throwable> left = new ArrayDeque<>(List.of(failure));
    while (!left.isEmpty()) {
      Throwable one = left.removeFirst();
      if (seen.add(one)) {
        all.add(one);
        left.addAll(causes(one));
      }
    }
    return all;
  }

  private static Collection<Throwable> causes(Throwable one) {
    Stream<Throwable> more =
        switch (one) {
          case MailSendException sending -> Stream.of(sending.getMessageExceptions());
          case MessagingException mail -> Stream.ofNullable(mail.getNextException());
          default -> Stream.empty();
        };
    return Stream.concat(more, Stream.ofNullable(one.getCause())).toList();
  }
}
