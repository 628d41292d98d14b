package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static newswatch.search.SampleAlerts.alert;
import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import newswatch.events.AlertRaised;
import newswatch.events.ArticleId;
import newswatch.events.CanaryArrived;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Alerts on their way from a real channel to receivers that fail in every way. */
class AlertDeliveryIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @RegisterExtension private static final Servers SERVERS = new Servers();
  @TempDir private static Path folder;

  private static Hooks hooks;
  private static RunningSearch service;

  @BeforeAll
  static void start() {
    hooks = new Hooks();
    service = run();
  }

  private static RunningSearch run() {
    return RunningSearch.start(
        SERVERS,
        "--newswatch.delivery.allow=" + hooks.allowance(),
        "--newswatch.delivery.deadline=3s",
        "--newswatch.key.file=" + folder.resolve("key"),
        "--newswatch.key.make=true");
  }

  @AfterAll
  static void stop() {
    service.close();
    hooks.close();
  }

  @Test
  void anAlertArrivesSignedAndIsProved() throws Exception {
    subscribe("signed");
    AlertRaised alert = alert("signed", "signed");
    raise(alert);
    await().atMost(SOON).until(() -> !hooks.calls("/signed").isEmpty());

    Hooks.Call call = hooks.calls("/signed").getFirst();
    String id = requireNonNull(call.header("webhook-id"));
    assertThat(call.header("Idempotency-Key")).isEqualTo(id);
    assertThat(call.header("webhook-signature"))
        .isEqualTo(signature(id, requireNonNull(call.header("webhook-timestamp")), call.body()));
    JsonNode told = call.json().at("/data/alerts/0");
    assertThat(told.get("title").asString()).isEqualTo("Story signed");
    assertThat(told.get("source").asString()).isEqualTo("Harbour Post");
    assertThat(told.get("reason").asString()).isEqualTo("Matches piraeus");
    assertThat(told.at("/marked/1/text").asString()).isEqualTo("Piraeus");
    assertThat(told.at("/marked/1/hit").asBoolean()).isTrue();

    JsonNode proof = awaitState(alert, "delivered");
    assertThat(proof.at("/delivery/message").asString()).isEqualTo(id);
    assertThat(proof.at("/delivery/attempts")).hasSize(1);
    assertThat(proof.at("/delivery/attempts/0/status").asInt()).isEqualTo(200);
  }

  @Test
  void theSameAlertIsSentOnce() {
    subscribe("once");
    AlertRaised alert = alert("once", "once");
    raise(alert);
    raise(alert);
    AlertRaised last = alert("once", "last");
    raise(last);
    awaitState(last, "delivered");
    assertThat(hooks.calls("/once")).hasSize(2);
  }

  @Test
  void aCanaryEndsWhereMessagesWouldBeSentAndIsInNoAccount() {
    CanaryArrived canary =
        new CanaryArrived(
            ArticleId.ofAddress(URI.create("https://canary.example/1")),
            Instant.now().minusSeconds(2),
            Instant.now());
    service.publish(
        Channel.ALERTS, CanaryArrived.PARTITION, CanaryArrived.KEY, EventJson.write(canary));
    JsonNode told =
        await()
            .atMost(SOON)
            .until(() -> status().get("canary"), one -> one.get("state").asString().equals("fine"));
    assertThat(told.get("lastSeconds").asDouble()).isBetween(2.0, 2.0 + SOON.toSeconds());
    assertThat(
            RunningSearch.json(service.managed("/actuator/health/canary"))
                .at("/details/state")
                .asString())
        .isEqualTo("fine");
    await().atMost(SOON).until(() -> status().at("/alerts/missing").asLong() == 0);
    assertThat(service.get("/api/alerts").body()).doesNotContain("canary");
  }

  @Test
  void aReceiverThatFailsIsTriedAgainWithTheSameId() {
    hooks.behave("/flaky", Hooks.answer(500));
    subscribe("flaky");
    AlertRaised alert = alert("flaky", "flaky");
    raise(alert);
    JsonNode waiting = awaitAttempts(alert, 1);
    assertThat(waiting.at("/delivery/state").asString()).isEqualTo("pending");
    assertThat(waiting.at("/delivery/due").isMissingNode()).isFalse();
    assertThat(waiting.at("/delivery/attempts/0/status").asInt()).isEqualTo(500);
    hooks.behave("/flaky", Hooks.answer(204));
    JsonNode proof = awaitState(alert, "delivered");
    assertThat(proof.at("/delivery/attempts")).hasSize(2);
    assertThat(ids("/flaky")).hasSize(1);
  }

  @Test
  void aSlowAndADeadReceiverKeepNobodyWaiting() {
    hooks.behave("/slow", hooks.silent(60));
    hooks.behave("/huge", Hooks.answerOf(1L << 30));
    hooks.behave("/away", Hooks.answer(302, "Location", hooks.at("/elsewhere")));
    for (String one : List.of("slow", "huge", "away", "well")) {
      subscribe(one);
    }
    AlertRaised slow = alert("slow", "slow");
    AlertRaised huge = alert("huge", "huge");
    AlertRaised away = alert("away", "away");
    List<AlertRaised> well =
        IntStream.range(0, 50).mapToObj(i -> alert("well", "well-" + i)).toList();
    raise(slow);
    raise(away);
    raise(huge);
    well.forEach(AlertDeliveryIT::raise);
    await().atMost(Duration.ofSeconds(3)).until(() -> hooks.calls("/well").size() == 50);
    assertThat(ids("/well")).hasSize(50);
    awaitState(huge, "delivered");
    assertThat(awaitAttempts(slow, 1).at("/delivery/attempts/0/problem").asString()).isNotEmpty();
    JsonNode moved = awaitAttempts(away, 1);
    assertThat(moved.at("/delivery/attempts/0/status").asInt()).isEqualTo(302);
    assertThat(moved.at("/delivery/why").asString()).contains("redirects");
    assertThat(hooks.calls("/elsewhere")).isEmpty();
  }

  @Test
  void aReceiverThatWantsNoMoreIsLeftAloneAndMayBeToldAgainByHand() {
    hooks.behave("/gone", Hooks.answer(410));
    subscribe("gone");
    AlertRaised alert = alert("gone", "gone");
    raise(alert);
    awaitState(alert, "given-up");
    hooks.behave("/gone", Hooks.answer(200));
    assertThat(resend(alert).statusCode()).isEqualTo(202);
    JsonNode proof = awaitState(alert, "delivered");
    assertThat(proof.at("/delivery/attempts")).hasSize(2);
    assertThat(ids("/gone")).hasSize(1);
  }

  @Test
  void whatIsOverTheLimitOfAnHourIsHeld() {
    subscribe("limited", "\"mostPerHour\":2");
    List<AlertRaised> alerts =
        IntStream.range(0, 4).mapToObj(i -> alert("limited", "limited-" + i)).toList();
    alerts.forEach(AlertDeliveryIT::raise);
    JsonNode held = awaitState(alerts.getLast(), "held");
    assertThat(held.at("/delivery/why").asString()).contains("hour");
    await().atMost(SOON).until(() -> hooks.calls("/limited").size() == 2);
  }

  @Test
  void whatWasHeldAndPendingIsBroughtAfterARestart() {
    hooks.behave("/back", Hooks.answer(503));
    subscribe("back");
    AlertRaised alert = alert("back", "back");
    raise(alert);
    awaitAttempts(alert, 1);
    service.close();
    hooks.behave("/back", Hooks.answer(200));
    service = run();
    awaitState(alert, "delivered");
    assertThat(ids("/back")).hasSize(1);
    await().atMost(SOON).untilAsserted(AlertDeliveryIT::ledgerAddsUp);
  }

  @Test
  void nothingIsSentOnceTheSubscriptionIsGone() {
    AlertRaised alert = alert("nobody", "nobody");
    raise(alert);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(status().at("/alerts/withdrawn").asLong()).isGreaterThanOrEqualTo(1));
  }

  @Test
  void aTestMessageTellsWhatCameOfIt() {
    subscribe("tried");
    JsonNode arrived = RunningSearch.json(service.post("/api/receivers/tried/test", "", ""));
    assertThat(arrived.get("arrived").asBoolean()).isTrue();
    assertThat(hooks.calls("/tried").getFirst().body()).contains("Test message from Newswatch");
    assertThat(service.post("/api/subscriptions/tried/test", "", "").statusCode()).isEqualTo(429);
    hooks.behave("/tried", Hooks.answer(403));
    HttpResponse<String> again =
        await()
            .atMost(SOON)
            .until(
                () -> service.post("/api/receivers/tried/test", "", ""),
                answer -> answer.statusCode() == 200);
    JsonNode refused = RunningSearch.json(again);
    assertThat(refused.get("arrived").asBoolean()).isFalse();
    assertThat(refused.at("/attempt/status").asInt()).isEqualTo(403);
  }

  @Test
  void aPrivateAddressIsRefusedWhenItIsSaved() {
    HttpResponse<String> refused =
        service.send(
            "PUT",
            "/api/receivers/inner",
            "{\"kind\":\"webhook\",\"url\":\"http://127.0.0.1:1/hook\"}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"parameter\":\"url\"");
  }

  @Test
  void whatASubscriptionWouldHaveBeenToldIsShown() {
    Instant now = Instant.now();
    service.arrive(
        seen(
            article("tried-one", "Dockers walk out", "Dockers in Trieste walked out."),
            now.minusSeconds(7200)),
        seen(
            article("tried-two", "Trieste at rest", "The port of Trieste is quiet."),
            now.minusSeconds(3600)),
        seen(
            article("tried-old", "Trieste of old", "Trieste last month."),
            now.minus(Duration.ofDays(9))));
    await().atMost(SOON).until(() -> service.search("q", "trieste").get("total").asInt() == 3);
    JsonNode told =
        RunningSearch.json(
            service.send("POST", "/api/subscriptions/preview", "{\"query\":\"trieste\"}"));
    assertThat(told.get("alerts").asInt()).as("%s", told).isEqualTo(2);
    assertThat(told.get("messages").asInt()).isEqualTo(2);
    assertThat(told.get("complete").asBoolean()).isTrue();
    assertThat(told.at("/newest/0/title").asString()).isEqualTo("Trieste at rest");
    JsonNode daily =
        RunningSearch.json(
            service.send(
                "POST",
                "/api/subscriptions/preview",
                "{\"query\":\"trieste AND dockers\",\"rhythm\":{\"every\":\"week\","
                    + "\"on\":\"monday\",\"at\":\"08:00\",\"zone\":\"UTC\"}}"));
    assertThat(daily.get("alerts").asInt()).isEqualTo(1);
    HttpResponse<String> broken =
        service.send("POST", "/api/subscriptions/preview", "{\"query\":\"(trieste\"}");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("\"parameter\":\"query\"");
  }

  @Test
  void theAlertsOfASubscriptionAreReadAsAFeedToo() {
    HttpResponse<String> receiver =
        service.send("PUT", "/api/receivers/mine", "{\"kind\":\"feed\"}");
    assertThat(receiver.statusCode()).as(receiver.body()).isEqualTo(201);
    HttpResponse<String> made =
        service.send(
            "PUT",
            "/api/subscriptions/read",
            "{\"name\":\"Ports & more\",\"query\":\"piraeus\",\"receiver\":\"mine\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    AlertRaised alert = alert("read", "read");
    raise(alert);
    awaitState(alert, "delivered");
    HttpResponse<String> feed = service.get("/api/subscriptions/read/feed");
    assertThat(feed.headers().firstValue("Content-Type").orElse("")).contains("atom+xml");
    assertThat(feed.body())
        .contains("Newswatch: Ports &amp; more", "Story read", "urn:newswatch:alert:");
    assertThat(service.get("/api/subscriptions/nobodys/feed").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesOfAlertsFollowEachOther() {
    subscribe("paged");
    List<AlertRaised> alerts =
        IntStream.range(0, 5).mapToObj(i -> alert("paged", "paged-" + i)).toList();
    alerts.forEach(AlertDeliveryIT::raise);
    alerts.forEach(alert -> awaitState(alert, "delivered"));
    JsonNode first =
        RunningSearch.json(service.get("/api/alerts?subscription=paged&state=delivered&size=3"));
    assertThat(first.get("alerts")).hasSize(3);
    JsonNode second =
        RunningSearch.json(
            service.get(
                "/api/alerts?subscription=paged&size=3&cursor=" + first.get("next").asString()));
    assertThat(second.get("alerts")).hasSize(2);
    assertThat(second.has("next")).isFalse();
    assertThat(service.get("/api/alerts?state=lost").body()).contains("given-up");
  }

  @Test
  void whoListensHearsOfAlertsAndMissesNoneWhenAway() {
    subscribe("heard");
    AlertRaised first = alert("heard", "heard-first");
    AlertRaised second = alert("heard", "heard-second");
    try (HeardStream heard = service.listenToAlerts()) {
      await().atMost(SOON).until(() -> heard.response().statusCode() == 200);
      raise(first);
      await().atMost(SOON).until(() -> heard.lastEventId().equals(first.alert().value()));
      assertThat(heard.events().getLast().data()).contains("Story heard-first", "Matches piraeus");
    }
    raise(second);
    awaitState(second, "delivered");
    try (HeardStream again = service.listenToAlerts("Last-Event-ID", first.alert().value())) {
      await().atMost(SOON).until(() -> again.lastEventId().equals(second.alert().value()));
    }
    try (HeardStream lost =
        service.listenToAlerts("Last-Event-ID", "00112233445566778899aabbccddeeff")) {
      await().atMost(SOON).until(() -> !lost.events().isEmpty());
      assertThat(lost.events().getFirst().name()).isEqualTo("reset");
    }
  }

  private static void subscribe(String name, String... more) {
    HttpResponse<String> receiver =
        service.send(
            "PUT",
            "/api/receivers/" + name,
            "{\"kind\":\"webhook\",\"url\":\"%s\",\"secret\":\"%s\"}"
                .formatted(hooks.at("/" + name), SECRET));
    assertThat(receiver.statusCode()).as(receiver.body()).isEqualTo(201);
    String rest = more.length == 0 ? "" : "," + String.join(",", more);
    HttpResponse<String> subscription =
        service.send(
            "PUT",
            "/api/subscriptions/" + name,
            "{\"query\":\"piraeus\",\"receiver\":\"%s\"%s}".formatted(name, rest));
    assertThat(subscription.statusCode()).as(subscription.body()).isEqualTo(201);
  }

  private static void raise(AlertRaised alert) {
    service.publish(Channel.ALERTS, alert.subscription().value(), EventJson.write(alert));
  }

  private static HttpResponse<String> resend(AlertRaised alert) {
    return service.post("/api/alerts/" + alert.alert() + "/resend", "application/json", "");
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

  private static Set<String> ids(String path) {
    return hooks.calls(path).stream()
        .map(call -> requireNonNull(call.header("webhook-id")))
        .collect(Collectors.toSet());
  }

  private static JsonNode status() {
    return RunningSearch.json(service.get("/api/status"));
  }

  private static void ledgerAddsUp() {
    JsonNode alerts = status().get("alerts");
    assertThat(alerts.get("missing").asLong()).as("%s", alerts).isZero();
    assertThat(alerts.get("raised").asLong())
        .as("%s", alerts)
        .isPositive()
        .isEqualTo(
            alerts.get("delivered").asLong()
                + alerts.get("pending").asLong()
                + alerts.get("held").asLong()
                + alerts.get("givenUp").asLong()
                + alerts.get("withdrawn").asLong());
  }

  private static String signature(String id, String seconds, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] signed = mac.doFinal((id + "." + seconds + "." + body).getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(signed);
  }
}
