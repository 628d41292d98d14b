package newswatch.search.delivery;

import static newswatch.search.delivery.SampleMessages.alert;
import static newswatch.search.delivery.SampleMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import newswatch.events.Receiver.Kind;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.unsubscribe.PauseLinks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What becomes of messages by what a server of mail answers. */
class MailCourierTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final String HUSH = "hush-hush";
  private static final ReceiverAddress.Mail MAILBOX = new ReceiverAddress.Mail(HUSH + "@a.example");

  @Test
  void whatTheServerTakesIsTaken() throws Exception {
    assertThat(brought(Map.of())).isEqualTo(new Sending.Taken(250));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 hush-hush@a.example unknown, RECEIVER, 550, (5.1.1) to the mailbox",
    "RCPT, 552 5.2.2 hush-hush is full, RECEIVER, 552, (5.2.2) to the mailbox",
    "RCPT, 554 no hush-hush, RECEIVER, 554, to the mailbox",
    "RCPT, 450 4.2.1 hush-hush later, RECEIVER, 450, (4.2.1) to the mailbox",
    "MAIL, 550 5.7.1 hush-hush no such sender, RECEIVER, 550, to newswatch.mail.from",
    "MAIL, 451 4.3.0 later, RECEIVER, 451, to the mail",
    "MAIL, 552 5.3.4 too large, MESSAGE, 552, to the mail",
    "DATA, 554 5.7.1 hush-hush, MESSAGE, 554, to the mail",
    "., 554 5.7.1 spam for hush-hush, MESSAGE, 554, to the mail",
    "., 550 5.7.1 spam, MESSAGE, 550, to the mail",
    "., 552 5.3.4 too large, MESSAGE, 552, to the mail",
    "., 451 4.7.1 later, RECEIVER, 451, (4.7.1) to the mail"
  })
  void whatItRefusesIsOfTheReceiverOrOfTheMessage(
      String command, String answer, Sending.Whose whose, int status, String words)
      throws Exception {
    Sending.NotTaken ending = refused(Map.of(command, answer));
    assertThat(ending.whose()).isEqualTo(whose);
    assertThat(ending.status()).isEqualTo(status);
    assertThat(ending.problem())
        .startsWith("the mail server answered " + status)
        .endsWith(words)
        .doesNotContain(HUSH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELLO", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void connectionThatIsCutIsTheReceivers(String command) throws Exception {
    Sending.NotTaken ending = refused(Map.of(command, ScriptedMailServer.CUT));
    assertThat(ending.whose()).isEqualTo(Sending.Whose.RECEIVER);
    assertThat(ending.problem()).doesNotContain(HUSH);
  }

  @Test
  void serverThatIsAwayIsTheReceivers() throws Exception {
    int port;
    try (ScriptedMailServer gone = new ScriptedMailServer(Map.of())) {
      port = gone.port();
    }
    assertThat(bring(sender(port, null), LONG))
        .isEqualTo(notTaken("the mail server cannot be reached"));
  }

  @Test
  void serverWhoseNameIsNotKnownIsNamedBySetting() {
    JavaMailSenderImpl sender = sender(1, null);
    sender.setHost("mail.invalid");
    assertThat(bring(sender, LONG))
        .isEqualTo(notTaken("the name in spring.mail.host is not known"));
  }

  @Test
  void loginThatIsRefusedIsTold() throws Exception {
    try (ScriptedMailServer server =
        new ScriptedMailServer(
            Map.of("EHLO", "250-me\r\n250 AUTH PLAIN", "AUTH", "535 5.7.8 not " + HUSH))) {
      JavaMailSenderImpl sender = sender(server.port(), HUSH);
      sender.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "false");
      assertThat(bring(sender, LONG))
          .isEqualTo(
              notTaken(
                  "the mail server does not take spring.mail.username with spring.mail.password"));
    }
  }

  @Test
  void passwordIsSentByTlsAloneUnlessItIsSaidOtherwise() throws Exception {
    try (ScriptedMailServer server =
        new ScriptedMailServer(Map.of("EHLO", "250-me\r\n250 AUTH PLAIN"))) {
      Sending ending = bring(sender(server.port(), HUSH), LONG);
      assertThat(((Sending.NotTaken) ending).problem()).contains("offers no TLS");
    }
  }

  @Test
  void serverThatOffersTlsAndHasNoneIsNotTalkedTo() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {
      JavaMailSenderImpl sender = sender(server.port(), null);
      sender.getJavaMailProperties().setProperty("mail.smtp.ssl.enable", "true");
      assertThat(bring(sender, LONG)).isEqualTo(notTaken("no TLS came about with the mail server"));
    }
  }

  @Test
  void serverThatTakesNothingNowSaysSoBeforeTheMail() throws Exception {
    for (Map<String, String> answers :
        List.of(
            Map.of("HELLO", "421 4.3.2 hush-hush busy"),
            Map.of("EHLO", "250-me\r\n250 STARTTLS", "STARTTLS", "421 4.7.0 hush-hush busy"))) {
      Sending.NotTaken ending = refused(answers);
      assertThat(ending.whose()).isEqualTo(Sending.Whose.RECEIVER);
      assertThat(ending.problem())
          .isEqualTo("the mail server answered 421 before it was given the mail");
      assertThat(ending.status()).isEqualTo(421);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELLO", "RCPT", "."})
  void serverThatSaysNothingIsLeftInTime(String command) throws Exception {
    try (ScriptedMailServer server =
        new ScriptedMailServer(Map.of(command, ScriptedMailServer.SILENCE))) {
      JavaMailSenderImpl sender = sender(server.port(), null);
      sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "60000");
      assertThat(bring(sender, Duration.ofMillis(300)))
          .isEqualTo(notTaken("the mail server took longer than 300 ms"));
      await().atMost(LONG).until(() -> server.open() == 0);
    }
  }

  @Test
  void serverThatSaysNothingForHalfTheTimeIsLeftBefore() throws Exception {
    try (ScriptedMailServer server =
        new ScriptedMailServer(Map.of("RCPT", ScriptedMailServer.SILENCE))) {
      JavaMailSenderImpl sender = sender(server.port(), null);
      sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "200");
      assertThat(((Sending.NotTaken) bring(sender, LONG)).whose())
          .isEqualTo(Sending.Whose.RECEIVER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "alerts@",
        "alerts@news.example.org, more@news.example.org",
        "desk: alerts@news.example.org;",
        "Newswatch <alerts@news.example.org>\r\nBcc: eve@evil.example",
        "Newswatch <>"
      })
  void senderIsOneAddress(String from) {
    assertThatThrownBy(() -> new MailSenderProperties(from))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("newswatch.mail.from is expected");
  }

  @Test
  void senderMayHaveAName() {
    assertThat(new MailSenderProperties("alerts@news.example.org").address().getPersonal())
        .isNull();
    InternetAddress named = new MailSenderProperties("Wöchter <a@news.example.org>").address();
    assertThat(named.getAddress()).isEqualTo("a@news.example.org");
    assertThat(named.getPersonal()).isEqualTo("Wöchter");
    assertThat(new MailSenderProperties(" ").isSet()).isFalse();
  }

  private static Sending.NotTaken refused(Map<String, String> answers) throws Exception {
    return (Sending.NotTaken) brought(answers);
  }

  private static Sending brought(Map<String, String> answers) throws IOException {
    try (ScriptedMailServer server = new ScriptedMailServer(answers)) {
      return bring(sender(server.port(), null), LONG);
    }
  }

  private static Sending bring(JavaMailSenderImpl sender, Duration deadline) {
    MailConfiguration.prepare(sender, deadline);
    try {
      Letters letters =
          new Letters(
              new InternetAddress("alerts@news.example.org"),
              new PauseLinks(URI.create("https://news.example.org"), null));
      return new MailCourier(sender, letters, deadline)
          .bring(message(alert("Strike")), Kind.EMAIL, MAILBOX);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JavaMailSenderImpl sender(int port, @Nullable String password) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    if (password != null) {
      sender.setUsername("newswatch");
      sender.setPassword(password);
    }
    return sender;
  }

  private static Sending notTaken(String problem) {
    return new Sending.NotTaken(Sending.Whose.RECEIVER, null, problem, null);
  }
}
