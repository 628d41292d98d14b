package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.inStory;
import static newswatch.search.SampleArticles.seen;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.StoryId;
import newswatch.search.status.Reader;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Changes of topics, found in a real index and told to a webhook. */
class TopicChangesIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int DAYS = 9;
  private static final FeedId FEED = FeedId.ofAddress(URI.create("https://news.example/feed"));

  @RegisterExtension private static final Servers SERVERS = new Servers();
  @TempDir private static Path folder;

  private static Hooks hooks;
  private static RunningSearch service;

  @BeforeAll
  static void start() {
    hooks = new Hooks();
    service =
        RunningSearch.start(
            SERVERS,
            "--newswatch.changes.every=1s",
            "--newswatch.delivery.allow=" + hooks.allowance(),
            "--newswatch.key.file=" + folder.resolve("key"),
            "--newswatch.key.make=true");
  }

  @AfterAll
  static void stop() {
    service.close();
    hooks.close();
  }

  @Test
  void aSpikeIsToldOnceWithTheNewestArticleAndReprintsAreNone() {
    habit("quays", DAYS * 24, 0);
    habit("moles", DAYS * 24, 0);
    StoryId story = StoryId.ofFirst(article("moles-0", "x", "x").article().id());
    for (int i = 0; i < 40; i++) {
      arrive("quays", "quays-now-" + i, Instant.now(), null);
      arrive("moles", "moles-now-" + i, Instant.now(), story);
    }
    awaitFound("quays", 2 * DAYS * 24 + 40);
    awaitFound("moles", 2 * DAYS * 24 + 40);
    subscribe("moles", "spike");
    subscribe("quays", "spike");
    JsonNode told = told("/quays");
    assertThat(told.at("/occasion/kind").asString()).isEqualTo("spike");
    assertThat(told.at("/occasion/stories").asInt()).isGreaterThanOrEqualTo(40);
    assertThat(told.at("/occasion/usual").asDouble()).isBetween(0.5, 8.0);
    assertThat(told.get("reason").asString()).startsWith("Spike: 4").contains("on quays");
    assertThat(told.get("title").asString()).contains("quays-now-");
    rest();
    assertThat(hooks.calls("/quays")).hasSize(1);
    assertThat(hooks.calls("/moles")).isEmpty();
    ledgerAddsUp();
  }

  @Test
  void silenceIsQuietWhereFeedsDoWellAndBlindnessWhereTheyFail() {
    habit("reefs", DAYS * 24, 7);
    subscribe("reefs", "silence");
    rest();
    assertThat(hooks.calls("/reefs")).as("while nobody classifies").isEmpty();

    try (Classifying _ = new Classifying()) {
      blindnessIsToldAndQuiet();
    }
  }

  private static void blindnessIsToldAndQuiet() {
    JsonNode blind = told("/reefs");
    assertThat(blind.at("/occasion/kind").asString()).isEqualTo("blind");
    assertThat(blind.at("/occasion/failing").asInt()).isEqualTo(1);
    assertThat(blind.get("reason").asString())
        .startsWith("We are blind: 1 feed fails with 100 % of reefs");

    watch(0);
    habit("cays", DAYS * 24, 7);
    subscribe("cays", "silence");
    JsonNode quiet = told("/cays");
    assertThat(quiet.at("/occasion/kind").asString()).isEqualTo("silence");
    assertThat(quiet.get("reason").asString()).startsWith("Quiet: nothing on cays for ");
    rest();
    assertThat(hooks.calls("/cays")).hasSize(1);
    assertThat(hooks.calls("/reefs")).as("a silence is told once, whatever it was").hasSize(1);
    ledgerAddsUp();
  }

  /** Is a member of the group that classifies, and does nothing. */
  private static final class Classifying implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread = Thread.ofVirtual().start(this::goOn);

    private void goOn() {
      try (var consumer =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers",
                  SERVERS.kafka().bootstrapServers(),
                  "group.id",
                  Reader.CLASSIFY.members()),
              new StringDeserializer(),
              new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(Channel.TOPICS.name()));
        while (!over.get()) {
          var _ = consumer.poll(Duration.ofMillis(200));
        }
      }
    }

    @Override
    public void close() {
      over.set(true);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Some rounds more. */
  private static void rest() {
    LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
  }

  private static void ledgerAddsUp() {
    JsonNode alerts = RunningSearch.json(service.get("/api/status")).get("alerts");
    long all = 0;
    for (String one : List.of("delivered", "pending", "held", "givenUp", "withdrawn", "missing")) {
      all += alerts.get(one).asLong();
    }
    assertThat(alerts.get("raised").asLong()).isEqualTo(all);
  }

  /** Two stories an hour, but for the last ones. */
  private static void habit(String topic, int hours, int silent) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    for (int hour = hours; hour > silent; hour--) {
      for (int i = 0; i < 2; i++) {
        arrive(
            topic,
            topic + "-" + hour + "-" + i,
            now.minus(Duration.ofHours(hour)).plusSeconds(60L + i),
            null);
      }
    }
    awaitFound(topic, 2 * (hours - silent));
  }

  private static void awaitFound(String topic, int articles) {
    await()
        .atMost(SOON)
        .until(() -> service.search("topic", topic, "size", "1").get("total").asInt() >= articles);
  }

  private static void arrive(String topic, String name, Instant at, @Nullable StoryId story) {
    ArticleTagged one = tagged(article(name, "About " + name, "Something at the " + topic), topic);
    service.arrive(
        inStory(seen(one, at), story == null ? StoryId.ofFirst(one.article().id()) : story));
  }

  private static void watch(int failures) {
    Instant now = Instant.now();
    int partition = FEED.partition(Channel.FEEDS.partitions());
    service.publish(
        Channel.FEEDS,
        partition,
        FEED.value(),
        EventJson.write(
            new Feed(
                FEED,
                URI.create("https://news.example/feed"),
                "Example Post",
                List.of(),
                false,
                null,
                false)));
    service.publish(
        Channel.FEED_STATUS,
        partition,
        FEED.value(),
        EventJson.write(
            new FeedStatus(
                FEED,
                null,
                null,
                null,
                Map.of(),
                now,
                null,
                now.plusSeconds(3600),
                failures,
                null)));
    await().atMost(SOON).until(() -> service.get("/api/feeds").body().contains("Example Post"));
  }

  private static void subscribe(String topic, String change) {
    expect(201, "/api/topics/" + topic, "{\"query\":\"%s\"}".formatted(topic));
    expect(
        201,
        "/api/receivers/" + topic,
        "{\"kind\":\"webhook\",\"url\":\"%s\"}".formatted(hooks.at("/" + topic)));
    expect(
        201,
        "/api/subscriptions/" + topic,
        "{\"topic\":\"%s\",\"receiver\":\"%s\",\"changes\":[\"%s\"]}"
            .formatted(topic, topic, change));
  }

  private static void expect(int status, String path, String body) {
    HttpResponse<String> answer = service.send("PUT", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private static JsonNode told(String path) {
    await().atMost(SOON).until(() -> !hooks.calls(path).isEmpty());
    return hooks.calls(path).getFirst().json().at("/data/alerts/0");
  }
}
