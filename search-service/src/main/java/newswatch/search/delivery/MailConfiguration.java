package newswatch.search.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import newswatch.events.Receiver;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.unsubscribe.PauseLinks;
import newswatch.start.CannotStart;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sets up who brings mail: where no server is set, somebody who says so. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailProperties.class, MailSenderProperties.class})
class MailConfiguration {
  private static final String NO_SERVER =
      "no mail is sent from here, as spring.mail.host is not set";

  /**
   * Who sends mail.
   *
   * @param objection why nobody does; absent where somebody does
   */
  record Mailing(Courier courier, @Nullable String objection) {}

  /**
   * @throws CannotStart when there is a server of mail, and nobody that mail would come from
   */
  @Bean
  Mailing mailing(
      MailProperties server,
      MailSenderProperties own,
      DeliveryProperties delivery,
      PauseLinks links,
      ObjectProvider<JavaMailSenderImpl> senders) {
    JavaMailSenderImpl sender = senders.getIfAvailable();
    String host = server.getHost();
    if (sender == null || host == null || host.isBlank()) {
      return new Mailing(MailConfiguration::refuse, NO_SERVER);
    }
    if (!own.isSet()) {
      throw new CannotStart(
          "spring.mail.host is set, and newswatch.mail.from is not",
          "Set newswatch.mail.from to the address that alerts come from, such as"
              + " alerts@news.example.org.",
          null);
    }
    prepare(sender, delivery.deadline());
    return new Mailing(
        new MailCourier(sender, new Letters(own.address(), links), delivery.deadline()), null);
  }

  private static Sending refuse(Message message, Receiver.Kind kind, ReceiverAddress address) {
    return new Sending.NotTaken(Sending.Whose.RECEIVER, null, NO_SERVER, null);
  }

  /** What is set counts; what is not is as careful as can be. */
  static void prepare(JavaMailSenderImpl sender, Duration deadline) {
    Properties settings = sender.getJavaMailProperties();
    String prefix = "mail." + (sender.getProtocol() == null ? "smtp" : sender.getProtocol()) + ".";
    String half = Long.toString(deadline.toMillis() / 2);
    for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
      settings.putIfAbsent(prefix + wait, half);
    }
    settings.putIfAbsent(prefix + "starttls.enable", "true");
    settings.putIfAbsent(prefix + "ssl.checkserveridentity", "true");
    String username = sender.getUsername();
    if (username != null && !username.isEmpty()) {
      settings.putIfAbsent(prefix + "auth", "true");
      settings.putIfAbsent(prefix + "starttls.required", "true");
    }
  }
}
