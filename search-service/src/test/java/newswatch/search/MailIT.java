package newswatch.search;

import static java.util.Objects.requireNonNull;
import static newswatch.search.SampleAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.AlertRaised;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Alerts on their way from a real channel through a real server of mail, and what stops them. */
class MailIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String FORM = "application/x-www-form-urlencoded";

  @RegisterExtension private static final Servers SERVERS = new Servers();
  @TempDir private static Path folder;

  private static MailServer mail;
  private static RunningSearch service;

  @BeforeAll
  static void start() {
    mail = new MailServer(0);
    mail.start();
    service =
        run(
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + mail.port(),
            "--spring.mail.username=" + MailServer.USER,
            "--spring.mail.password=" + MailServer.PASSWORD,
            "--spring.mail.properties.mail.smtp.starttls.required=false",
            "--newswatch.mail.from=Newswatch <alerts@news.example.org>",
            "--newswatch.console.address=https://news.example.org");
  }

  private static RunningSearch run(String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.add("--newswatch.delivery.deadline=3s");
    settings.add("--newswatch.key.file=" + folder.resolve("key"));
    settings.add("--newswatch.key.make=true");
    return RunningSearch.start(SERVERS, settings.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    service.close();
    mail.stop();
  }

  @Test
  void anAlertArrivesAsTextAndAsHtml() throws Exception {
    subscribe("whole");
    AlertRaised alert = alert("whole", "whole");
    raise(alert);
    MimeMessage came = awaitMail("whole");
    assertThat(came.getSubject()).isEqualTo("Story whole – Harbour Post");
    MimeMultipart parts = (MimeMultipart) came.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat((String) parts.getBodyPart(0).getContent())
        .contains("https://news.example/whole", "port of *Piraeus*", "Matches piraeus");
    var html = Jsoup.parse((String) parts.getBodyPart(1).getContent());
    assertThat(html.select("h2 a").attr("href")).isEqualTo("https://news.example/whole");
    assertThat(html.select("mark").text()).isEqualTo("Piraeus");

    JsonNode proof = awaitState(alert, "delivered");
    assertThat(came.getMessageID())
        .isEqualTo("<" + proof.at("/delivery/message").asString() + "@news.example.org>");
    assertThat(proof.at("/delivery/attempts/0/status").asInt()).isEqualTo(250);
  }

  @Test
  void whatTheServerMissedArrivesOnceItIsBack() throws Exception {
    subscribe("away");
    int port = mail.port();
    mail.stop();
    AlertRaised alert = alert("away", "away");
    raise(alert);
    JsonNode waiting = awaitAttempts(alert, 1);
    assertThat(waiting.at("/delivery/state").asString()).isEqualTo("pending");
    assertThat(waiting.at("/delivery/attempts/0/problem").asString())
        .isEqualTo("the mail server cannot be reached");
    assertThat(service.health().statusCode()).isEqualTo(200);
    mail = new MailServer(port);
    mail.start();
    JsonNode proof = awaitState(alert, "delivered");
    assertThat(proof.at("/delivery/attempts").size()).isGreaterThanOrEqualTo(2);
    assertThat(awaitMail("away").getMessageID())
        .contains(waiting.at("/delivery/message").asString());
    assertThat(mail.mails("away@desk.example")).hasSize(1);
  }

  @Test
  void aMailboxThatDoesNotExistIsToldWithoutItsName() {
    subscribe("nobody-here");
    AlertRaised alert = alert("nobody-here", "nobody");
    raise(alert);
    JsonNode waiting = awaitAttempts(alert, 1);
    assertThat(waiting.at("/delivery/attempts/0/status").asInt()).isEqualTo(550);
    assertThat(waiting.at("/delivery/attempts/0/problem").asString())
        .isEqualTo("the mail server answered 550 (5.1.1) to the mailbox");
    JsonNode tried = RunningSearch.json(service.post("/api/receivers/nobody-here/test", "", ""));
    assertThat(tried.get("arrived").asBoolean()).isFalse();
  }

  @Test
  void theButtonOfAMailboxPausesTheSubscription() throws Exception {
    subscribe("clicked");
    raise(alert("clicked", "first"));
    MimeMessage came = awaitMail("clicked");
    assertThat(came.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String link = link(came);

    HttpResponse<String> looked = service.get(link);
    assertThat(looked.statusCode()).isEqualTo(200);
    assertThat(looked.body()).contains("<form method=\"post\"");
    assertThat(looked.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(looked.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(subscription("clicked").path("paused").asBoolean()).isFalse();

    assertThat(service.post(link, FORM, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(subscription("clicked").path("paused").asBoolean()).isTrue();
    assertThat(subscription("clicked").path("changedBy").asString()).isEqualTo("unsubscribe link");

    AlertRaised late = alert("clicked", "second");
    raise(late);
    awaitState(late, "withdrawn");
    assertThat(mail.mails("clicked@desk.example")).hasSize(1);
  }

  @Test
  void theButtonOfThePageDoesToo() throws Exception {
    subscribe("pressed");
    raise(alert("pressed", "pressed"));
    String link = link(awaitMail("pressed"));
    String token = Jsoup.parse(service.get(link).body()).select("input[name=token]").attr("value");
    HttpResponse<String> pressed = service.post("/unsubscribe", FORM, "token=" + token);
    assertThat(pressed.statusCode()).isEqualTo(200);
    assertThat(pressed.body()).contains("No more of these messages");
    assertThat(subscription("pressed").path("paused").asBoolean()).isTrue();
    assertThat(service.post("/unsubscribe", FORM, "token=" + token).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherReceiversLinkAndAWrongOnePauseNothing() throws Exception {
    subscribe("moved");
    raise(alert("moved", "moved"));
    String link = link(awaitMail("moved"));
    save("moved-on");
    assertThat(
            service
                .send(
                    "PUT",
                    "/api/subscriptions/moved",
                    "{\"query\":\"piraeus\",\"receiver\":\"moved-on\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(service.post(link, FORM, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(service.post(link + "AAAA", FORM, "").statusCode()).isEqualTo(404);
    assertThat(service.post("/unsubscribe", FORM, "").statusCode()).isEqualTo(404);
    assertThat(service.get("/unsubscribe?token=%3Cscript%3E").statusCode()).isEqualTo(404);
    assertThat(subscription("moved").path("paused").asBoolean()).isFalse();
    assertThat(
            service
                .send("POST", link, "", "Content-Type", FORM, "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aTestMessageHasNoLink() throws Exception {
    save("tried");
    JsonNode tried = RunningSearch.json(service.post("/api/receivers/tried/test", "", ""));
    assertThat(tried.get("arrived").asBoolean()).as("%s", tried).isTrue();
    MimeMessage came = awaitMail("tried");
    assertThat(came.getSubject()).startsWith("Test message from Newswatch");
    assertThat(came.getHeader("List-Unsubscribe")).isNull();
  }

  @Test
  void withoutAServerMailboxesAreRefusedAndThoseThatThereAreFail() {
    subscribe("serverless");
    try (RunningSearch other = run()) {
      HttpResponse<String> refused =
          other.send("PUT", "/api/receivers/serverless-too", body("serverless-too"));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("spring.mail.host", "\"parameter\":\"address\"");
      await().atMost(SOON).until(() -> other.get("/api/receivers/serverless").statusCode() == 200);
      assertThat(
              RunningSearch.json(other.get("/api/receivers/serverless")).path("problem").asString())
          .contains("spring.mail.host");
      JsonNode tried = RunningSearch.json(other.post("/api/receivers/serverless/test", "", ""));
      assertThat(tried.at("/attempt/problem").asString()).contains("spring.mail.host");
    }
  }

  private static void subscribe(String name) {
    save(name);
    HttpResponse<String> subscription =
        service.send(
            "PUT",
            "/api/subscriptions/" + name,
            "{\"query\":\"piraeus\",\"receiver\":\"%s\"}".formatted(name));
    assertThat(subscription.statusCode()).as(subscription.body()).isEqualTo(201);
  }

  private static void save(String name) {
    HttpResponse<String> receiver = service.send("PUT", "/api/receivers/" + name, body(name));
    assertThat(receiver.statusCode()).as(receiver.body()).isEqualTo(201);
  }

  private static String body(String name) {
    return "{\"kind\":\"email\",\"address\":\"%s@desk.example\"}".formatted(name);
  }

  private static void raise(AlertRaised alert) {
    service.publish(Channel.ALERTS, alert.subscription().value(), EventJson.write(alert));
  }

  private static MimeMessage awaitMail(String name) {
    return await()
        .atMost(SOON)
        .until(() -> mail.mails(name + "@desk.example"), mails -> !mails.isEmpty())
        .getFirst();
  }

  /** The path of the link that a mail names in its head. */
  private static String link(MimeMessage came) throws MessagingException {
    String header = requireNonNull(came.getHeader("List-Unsubscribe"))[0];
    URI link = URI.create(header.replaceAll("[<>\\s]", ""));
    assertThat(link.getHost()).isEqualTo("news.example.org");
    return link.getRawPath() + "?" + link.getRawQuery();
  }

  private static JsonNode subscription(String name) {
    return RunningSearch.json(service.get("/api/subscriptions/" + name));
  }

  private static JsonNode awaitState(AlertRaised alert, String state) {
    return await()
        .atMost(SOON)
        .until(() -> shown(alert), shown -> shown.at("/delivery/state").asString().equals(state));
  }

  private static JsonNode awaitAttempts(AlertRaised alert, int least) {
    return await()
        .atMost(SOON)
        .until(() -> shown(alert), shown -> shown.at("/delivery/attempts").size() >= least);
  }

  private static JsonNode shown(AlertRaised alert) {
    return RunningSearch.json(service.get("/api/alerts/" + alert.alert()));
  }
}
