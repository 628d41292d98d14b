package newswatch.search.delivery;

import static newswatch.search.delivery.SampleMessages.alert;
import static newswatch.search.delivery.SampleMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import newswatch.events.Receiver.Kind;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.unsubscribe.PauseLinks;
import newswatch.start.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What is made of the settings of mail. */
class MailConfigurationTest {
  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
          .withUserConfiguration(MailConfiguration.class, Deliveries.class)
          .withBean(PauseLinks.class, () -> new PauseLinks(null, null));

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(DeliveryProperties.class)
  static class Deliveries {}

  @ParameterizedTest
  @ValueSource(strings = {"a.setting=of-others", "spring.mail.host="})
  void withoutAServerMailIsRefusedByTheNameOfTheSetting(String setting) {
    service
        .withPropertyValues(setting)
        .run(
            context -> {
              MailConfiguration.Mailing mailing = context.getBean(MailConfiguration.Mailing.class);
              assertThat(mailing.objection()).contains("spring.mail.host");
              Sending ending =
                  mailing
                      .courier()
                      .bring(
                          message(alert("Strike")),
                          Kind.EMAIL,
                          new ReceiverAddress.Mail("ana@desk.example"));
              assertThat(ending)
                  .isInstanceOfSatisfying(
                      Sending.NotTaken.class,
                      refused -> {
                        assertThat(refused.whose()).isEqualTo(Sending.Whose.RECEIVER);
                        assertThat(refused.problem()).contains("spring.mail.host");
                      });
            });
  }

  @Test
  void aServerNeedsSomebodyThatMailComesFrom() {
    service
        .withPropertyValues("spring.mail.host=mail.example")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOfSatisfying(
                        CannotStart.class,
                        failure -> assertThat(failure.remedy()).contains("newswatch.mail.from")));
  }

  @Test
  void waitsEndBeforeTheDeadlineAndPasswordsNeedTls() {
    service
        .withPropertyValues(
            "spring.mail.host=mail.example",
            "spring.mail.username=newswatch",
            "spring.mail.properties.mail.smtp.timeout=1000",
            "newswatch.delivery.deadline=8s",
            "newswatch.mail.from=alerts@news.example.org")
        .run(
            context ->
                assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                    .containsEntry("mail.smtp.connectiontimeout", "4000")
                    .containsEntry("mail.smtp.timeout", "1000")
                    .containsEntry("mail.smtp.writetimeout", "4000")
                    .containsEntry("mail.smtp.starttls.required", "true"));
  }
}
