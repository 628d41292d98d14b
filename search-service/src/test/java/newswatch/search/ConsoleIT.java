package newswatch.search;

import static newswatch.search.SampleAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import newswatch.events.AlertRaised;
import newswatch.events.AlertedArticle;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages of alerts and subscriptions as people use them, in a browser where there is one. */
class ConsoleIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HOSTILE = "<img src=x onerror=document.title='taken'> & <b>bold</b>";

  @RegisterExtension private static final Servers SERVERS = new Servers();
  @TempDir private static Path folder;

  private static Hooks hooks;
  private static RunningSearch service;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(
        program.isPresent(), "No Chromium is installed here: the pages were NOT tried in one.");
    hooks = new Hooks();
    service =
        RunningSearch.start(
            SERVERS,
            "--newswatch.delivery.allow=" + hooks.allowance(),
            "--newswatch.key.file=" + folder.resolve("key"),
            "--newswatch.key.make=true");
    browser = new Browser(program.orElseThrow(), Files.createDirectory(folder.resolve("profile")));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (service != null) {
      service.close();
      hooks.close();
    }
  }

  @AfterEach
  void nothingWentWrongInThePages() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whoSubscribesByThePageSeesTheAlertAndWhatBecameOfIt() {
    hooks.behave("/made", Hooks.answer(410));
    open("/subscriptions.html");
    browser.press("#subscribe");
    browser.fill("#name", "Ports of call");
    browser.fill("#query", "piraeus");
    browser.press("#another");
    browser.fill("#receiver-name", "Made here");
    browser.fill("#url", hooks.at("/made"));
    browser.press("#make");
    browser.press("#receiver-form [type=submit]");
    browser.awaitTrue("document.querySelector('#receiver').value === 'made-here'");
    browser.press("#subscription [type=submit]");
    browser.awaitText("#subscriptions [data-id=ports-of-call]", "piraeus");
    browser.awaitText("#subscriptions [data-id=ports-of-call]", "to Made here (webhook)");
    browser.awaitText("#receivers [data-id=made-here]", "used by 1 subscription");

    open("/alerts.html?subscription=ports-of-call");
    browser.awaitText("#empty", "There is no such alert.");
    browser.awaitText("#live", "live");
    AlertRaised alert = alert("ports-of-call", "made");
    raise(alert);
    // Without the page being asked for again.
    browser.awaitText("#alerts h2", "Story made");
    browser.awaitText("#alerts .standing", "given up");
    assertThat(browser.text("#alerts .passage")).isEqualTo(SampleAlerts.SENTENCE);
    assertThat(browser.text("#alerts .passage mark")).isEqualTo("Piraeus");
    browser.press("#alerts", "To Made here, 1 try");
    browser.awaitText("#alerts .tries li", "answer 410");
    assertThat(hooks.calls("/made").getFirst().header("webhook-signature")).startsWith("v1,");

    hooks.behave("/made", Hooks.answer(200));
    browser.press("#alerts .tries", "Send again");
    browser.awaitText("#alerts .standing", "delivered");
    browser.awaitText("#alerts .tries li", "answer 200");
    assertThat(hooks.calls("/made")).hasSize(2);
  }

  @Test
  void whatIsWrongStandsAtItsFieldWithThePlace() {
    receiver("plain");
    open("/subscriptions.html?new=search&q=" + "%28shoal%20AND&language=en");
    browser.awaitTrue("document.querySelector('#query').value === '(shoal AND'");
    browser.awaitTrue("document.querySelector('#languages').value === 'en'");
    browser.fill("#receiver", "plain");
    browser.press("#subscription [type=submit]");
    browser.awaitText("#query-problem", "at position");
    assertThat(browser.value("document.activeElement.id").asString()).isEqualTo("query");
    assertThat(browser.value("document.activeElement.getAttribute('aria-invalid')").asString())
        .isEqualTo("true");
    browser.fill("#query", "shoal");
    browser.value("document.querySelector('#quiet').click()");
    browser.fill("#quiet-zone", "Mars/Olympus");
    browser.press("#subscription [type=submit]");
    browser.awaitText("#quiet-zone-problem", "time zone");
    browser.awaitTrue("!document.querySelector('#query').hasAttribute('aria-invalid')");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    receiver("shared");
    subscribe("both-edit", "{\"name\":\"Both edit\",\"query\":\"quay\",\"receiver\":\"shared\"}");
    open("/subscriptions.html");
    browser.press("#subscriptions [data-id=both-edit]", "Edit");
    browser.awaitTrue("document.querySelector('#query').value === 'quay'");
    subscribe("both-edit", "{\"name\":\"Both edit\",\"query\":\"wharf\",\"receiver\":\"shared\"}");
    browser.fill("#query", "jetty");
    browser.press("#subscription [type=submit]");
    browser.awaitText("#subscription .whole", "Somebody changed it");
    assertThat(kept("both-edit")).isEqualTo("wharf");
    browser.press("#subscription .whole", "Show what it is now");
    browser.awaitTrue("document.querySelector('#query').value === 'wharf'");
    browser.fill("#query", "jetty");
    browser.press("#subscription [type=submit]");
    await().atMost(SOON).until(() -> kept("both-edit").equals("jetty"));

    browser.press("#subscriptions [data-id=both-edit]", "Pause");
    browser.awaitText("#subscriptions [data-id=both-edit]", "paused");
    browser.press("#subscriptions [data-id=both-edit]", "Delete");
    browser.press("#subscriptions [data-id=both-edit]", "Delete for good");
    browser.awaitTrue("!document.querySelector('#subscriptions [data-id=both-edit]')");
    assertThat(service.get("/api/subscriptions/both-edit").statusCode()).isEqualTo(404);
  }

  @Test
  void hostileTextIsShownAsText() {
    receiver("careful");
    subscribe(
        "hostile",
        "{\"name\":%s,\"query\":\"piraeus\",\"receiver\":\"careful\"}"
            .formatted(Browser.quoted(HOSTILE)));
    AlertRaised alert = alert("hostile", "hostile");
    AlertedArticle article = alert.article();
    raise(
        new AlertRaised(
            alert.alert(),
            alert.subscription(),
            alert.story(),
            alert.occasion(),
            new AlertedArticle(
                article.id(),
                URI.create("javascript:document.title='taken'"),
                HOSTILE,
                HOSTILE,
                "en",
                article.publishedAt()),
            alert.topic(),
            alert.score(),
            alert.evidence(),
            alert.sentence(),
            alert.size(),
            alert.fetchedAt(),
            alert.late(),
            alert.at()));
    open("/subscriptions.html");
    browser.awaitText("#subscriptions [data-id=hostile] h3", HOSTILE);
    open("/alerts.html?subscription=hostile");
    browser.awaitText("#alerts h2", HOSTILE);
    browser.awaitText("#alerts .about", HOSTILE);
    assertThat(browser.value("document.querySelectorAll('main img, main b').length").asInt())
        .isZero();
    assertThat(browser.value("document.querySelector('#alerts h2 a').hasAttribute('href')"))
        .hasToString("false");
    assertThat(browser.value("document.title").asString()).doesNotContain("taken");
  }

  @Test
  void aTestMessageTellsWhatCameOfIt() {
    hooks.behave("/refusing", Hooks.answer(403));
    receiver("refusing");
    open("/subscriptions.html");
    browser.press("#receivers [data-id=refusing]", "Send a test message");
    browser.awaitText("#receivers [data-id=refusing] .said", "answer 403");
    browser.press("#receivers [data-id=refusing]", "Send a test message");
    browser.awaitText("#receivers [data-id=refusing] .said", "just now");
    assertThat(hooks.calls("/refusing")).hasSize(1);
  }

  private static void open(String path) {
    browser.open("http://127.0.0.1:" + service.port() + path);
  }

  private static void receiver(String id) {
    HttpResponse<String> made =
        service.send(
            "PUT",
            "/api/receivers/" + id,
            "{\"kind\":\"webhook\",\"url\":\"%s\"}".formatted(hooks.at("/" + id)));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static void subscribe(String id, String subscription) {
    HttpResponse<String> made = service.send("PUT", "/api/subscriptions/" + id, subscription);
    assertThat(made.statusCode()).as(made.body()).isIn(200, 201);
  }

  private static String kept(String id) {
    return RunningSearch.json(service.get("/api/subscriptions/" + id)).get("query").asString();
  }

  private static void raise(AlertRaised alert) {
    service.publish(Channel.ALERTS, alert.subscription().value(), EventJson.write(alert));
  }
}
