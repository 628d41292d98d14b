package newswatch.endtoend;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newswatch.events.AlertId;
import newswatch.events.ArticleId;
import newswatch.events.MessageId;
import newswatch.events.Occasion;
import newswatch.events.StoryId;
import newswatch.events.SubscriptionId;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * From an article in a feed to a message at a webhook, while Elasticsearch stands still, services
 * are killed at the worst moments, and what Kafka keeps of the reading is put back. A message that
 * comes twice has the same key. The tests are the chapters of one story and run in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final SubscriptionId WATCH = new SubscriptionId("piraeus");
  private static final List<Item> ITEMS = new ArrayList<>();

  private static FeedSite site;
  private static Hook hook;
  private static Stack stack;

  /** What the feed tells; each a story of its own. */
  private record Item(String slug, String title, String text) {
    String rss() {
      return """
          <item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>%s</pubDate>
          <description>%s</description></item>
          """
          .formatted(
              title,
              site.address("/" + slug),
              slug,
              ZonedDateTime.now(ZoneOffset.UTC).format(RFC_1123_DATE_TIME),
              text);
    }

    AlertId alert() {
      ArticleId article = ArticleId.ofAddress(URI.create(site.address("/" + slug)));
      return AlertId.of(WATCH, StoryId.ofFirst(article), new Occasion.FirstTelling());
    }

    /** The key of the message that tells of it. */
    String key() {
      return MessageId.of(WATCH, List.of(alert())).value();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    site = new FeedSite();
    hook = new Hook();
    publish(new Item("old", "Ferries sail late", "Fog kept the ferries of Piraeus in port."));
    stack =
        Stack.start(
            site.authority() + "," + hook.authority(),
            """
            <opml version="2.0"><body><outline text="Harbour Gazette" xmlUrl="%s"/></body></opml>
            """
                .formatted(site.address("/wire.xml")),
            """
            topics:
              - id: ports
                name: Ports
                query: 'port OR harbour'
            """);
    assertThat(
            stack
                .console()
                .put(
                    "/api/receivers/desk",
                    "{\"kind\":\"webhook\",\"url\":\"%s\"}".formatted(hook.address())))
        .isEqualTo(201);
    assertThat(
            stack
                .console()
                .put(
                    "/api/subscriptions/" + WATCH, "{\"query\":\"piraeus\",\"receiver\":\"desk\"}"))
        .isEqualTo(201);
    stack.console().awaitTotal(SOON, "piraeus", 1);
  }

  @AfterAll
  static void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
    hook.close();
    site.close();
  }

  @Test
  @Order(1)
  void newArticleIsToldOnceWhileElasticsearchStandsStill() throws Exception {
    Item strike =
        new Item(
            "strike",
            "Dockers walk out",
            "Dockers in Piraeus walked out on Monday over the pay of night shifts.");
    try (var _ = Stalled.stall(stack.process("elasticsearch"))) {
      publish(strike);
      awaitDelivered(strike);
      assertThat(hook.keys(strike.title())).containsExactly(strike.key());
    }
    stack.console().awaitTotal(SOON, "piraeus", 2);
    assertThat(hook.calls()).as("nothing of the backlog, and this once").hasSize(1);
  }

  @Test
  @Order(2)
  void messageOfWhichTheAnswerWasLostComesAgainUnderTheSameKey() throws Exception {
    Item museum =
        new Item(
            "museum",
            "Museum of ships opens its doors",
            "A museum with forty model ships opened near Piraeus after ten years of building.");
    Hook.Held answer = hook.hold();
    publish(museum);
    answer.asked().join();
    try (Stalled search = Stalled.stall(stack.process("search"))) {
      answer.letGo().complete(null);
      answer.answered().join();
      search.kill();
    }
    await().atMost(SOON).until(() -> hook.keys(museum.title()).size() == 2);
    assertThat(hook.keys(museum.title())).containsOnly(museum.key());
    awaitDelivered(museum);
    assertThat(hook.keys(museum.title())).hasSize(2);
  }

  @Test
  @Order(3)
  void offsetsThatArePutBackToTheBeginningSendNothingAgain() throws Exception {
    List<Hook.Call> before = hook.calls();
    DeliveryGroup group = new DeliveryGroup(stack.bootstrapServers());
    Map<TopicPartition, Long> read = group.offsets();
    assertThat(read).isNotEmpty();
    try (var _ = Stalled.stall(stack.supervisor())) {
      stack.process("search").destroy();
      group.putBackToTheBeginning(SOON);
    }
    await().atMost(SOON).ignoreExceptions().until(() -> isAsFarAs(read, group.offsets()));
    Item storm =
        new Item(
            "storm",
            "Gale tears roofs off",
            "Winds of nine on the scale tore thirty roofs off in Piraeus and felled old plane trees.");
    publish(storm);
    awaitDelivered(storm);
    assertThat(hook.calls())
        .startsWith(before.toArray(Hook.Call[]::new))
        .hasSize(before.size() + 1);
  }

  /** Canaries go on meanwhile. */
  private static boolean isAsFarAs(
      Map<TopicPartition, Long> before, Map<TopicPartition, Long> now) {
    return before.entrySet().stream()
        .allMatch(one -> now.getOrDefault(one.getKey(), 0L) >= one.getValue());
  }

  @Test
  @Order(4)
  void articleInHandOfAKilledClassifyServiceIsToldUnderItsId() throws Exception {
    Item election =
        new Item(
            "election",
            "Mayor wins by twelve votes",
            "The mayor of Piraeus was elected again by twelve votes, and the court counts anew.");
    ArticleChannel articles = new ArticleChannel(stack.bootstrapServers());
    try (Stalled classify = Stalled.stall(stack.process("classify"))) {
      publish(election);
      await().atMost(SOON).until(() -> articles.titles().contains(election.title()));
      classify.goOnAndKill();
    }
    awaitDelivered(election);
    assertThat(hook.keys(election.title())).containsOnly(election.key());
  }

  private static void publish(Item item) {
    ITEMS.add(item);
    StringBuilder items = new StringBuilder();
    ITEMS.forEach(its -> items.append(its.rss()));
    site.publish(
        "/wire.xml",
        """
        <rss version="2.0"><channel><title>Harbour Gazette</title><language>en</language>%s</channel></rss>
        """
            .formatted(items));
  }

  private static void awaitDelivered(Item item) {
    JsonNode alert =
        await()
            .atMost(SOON)
            .ignoreExceptions()
            .until(
                () -> stack.get("/api/alerts/" + item.alert()),
                its -> its.at("/delivery/state").asString().equals("delivered"));
    assertThat(alert.at("/delivery/message").asString()).isEqualTo(item.key());
    assertThat(alert.get("title").asString()).isEqualTo(item.title());
  }
}
