package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * What the status tells, with records written in transactions as the other services do. It comes
 * last, since it leaves the servers dead.
 */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusIT {
  private static final int LATE = Integer.MAX_VALUE - 1;
  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;
  private static Admin admin;
  private static KafkaProducer<String, byte[]> producer;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    Map<String, Object> where = Map.of("bootstrap.servers", SERVERS.kafka().bootstrapServers());
    admin = Admin.create(where);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                SERVERS.kafka().bootstrapServers(),
                "transactional.id",
                "test"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  @AfterAll
  static void stop() {
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
    service.close();
  }

  @Test
  void whoHasReadEverythingIsNotBehindThoughTransactionsLeaveTheirMarks() {
    for (int i = 0; i < 12; i++) {
      var article = article("status" + i, "Status", "statusword");
      inTransaction(
          true, Channel.TAGGED_ARTICLES, article.article().id().value(), EventJson.write(article));
    }
    inTransaction(true, Channel.TAGGED_ARTICLES, "poison", "[".getBytes(UTF_8));
    JsonNode told =
        await()
            .atMost(SOON)
            .until(
                StatusIT::told,
                status ->
                    status.get("articles").get("indexed").asInt() == 12
                        && status.get("articles").get("deadLetters").asInt() == 1
                        && lag(status, "search-service") == 0);
    JsonNode search = of(told, "search-service");
    assertThat(search.get("instances").asInt()).isEqualTo(1);
    assertThat(search.get("reads").get(0).get("channel").asString())
        .isEqualTo("news.tagged-articles");
    assertThat(of(told, "classify-service").get("instances").asInt()).isZero();
    assertThat(told.get("ready").asBoolean()).isFalse();
    assertThat(told.get("elasticsearch").get("status").asString()).isIn("green", "yellow");
  }

  @Test
  void groupThatNeverCommittedIsBehindByAllThatIsThereAndAbortedRecordsAreNothing()
      throws Exception {
    Channel channel = Channel.ARTICLES;
    admin
        .createTopics(
            List.of(
                new NewTopic(channel.name(), Optional.of(channel.partitions()), Optional.empty())
                    .configs(channel.settings())))
        .all()
        .get();
    IntStream.range(0, 20)
        .forEach(i -> inTransaction(i % 4 != 0, channel, 0, "key" + i, new byte[] {'{', '}'}));
    awaitLag(15);
    // The last record is at 38, and 39 is the mark of its transaction's end.
    commit(channel, 39);
    awaitLag(0);
    commit(channel, 36);
    awaitLag(2);
    inTransaction(false, channel, 0, "aborted", new byte[3]);
    inTransaction(true, channel, 0, "key", new byte[3]);
    awaitLag(3);
    for (int i = 0; i < 400; i++) {
      inTransaction(true, channel, 1, "many" + i, new byte[3]);
    }
    await().atMost(SOON).until(() -> lag(told(), "classify-service") >= 403);
  }

  @Test
  void feedsAndTopicsAreCountedByTheirState() throws Exception {
    post("/api/feeds", "{\"url\":\"https://one.example/\",\"paused\":true}");
    post("/api/feeds", "{\"url\":\"https://two.example/\"}");
    FeedId two = FeedId.ofAddress(URI.create("https://two.example/"));
    Instant now = Instant.now();
    FeedStatus failing =
        new FeedStatus(two, null, null, null, Map.of(), now, null, now, 3, "no answer");
    inTransaction(
        true,
        Channel.FEED_STATUS,
        two.partition(Channel.FEED_STATUS.partitions()),
        two.value(),
        EventJson.write(failing));
    JsonNode told =
        await()
            .atMost(SOON)
            .until(StatusIT::told, status -> status.get("feeds").get("failing").asInt() == 1);
    assertThat(told.get("feeds").get("watched").asInt()).isEqualTo(2);
    assertThat(told.get("feeds").get("paused").asInt()).isEqualTo(1);
    assertThat(told.get("feeds").get("overdue").asInt()).isZero();
    assertThat(of(told, "ingest-service").get("overdueFeeds").asInt()).isZero();
    assertThat(told.get("topics").get("watched").asInt()).isPositive();
    assertThat(told.get("topics").get("broken").asInt()).isZero();
  }

  @Test
  void instancesAreCountedNotTheirThreads() {
    try (RunningSearch _ = RunningSearch.start(SERVERS)) {
      await().atMost(SOON).until(() -> of(told(), "search-service").get("instances").asInt() == 2);
    }
    await().atMost(SOON).until(() -> of(told(), "search-service").get("instances").asInt() == 1);
  }

  @Test
  @Order(LATE)
  void withoutElasticsearchTheRestIsTold() {
    SERVERS.elasticsearch().stop();
    await()
        .atMost(SOON)
        .until(() -> told().get("elasticsearch").get("status").asString().equals("away"));
    JsonNode told = told();
    assertThat(told.get("ready").asBoolean()).isFalse();
    assertThat(told.get("articles").has("indexed")).isFalse();
    assertThat(told.get("articles").has("deadLetters")).isTrue();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void withoutKafkaThereIsAProblemWithinSeconds() {
    SERVERS.kafka().kill();
    await().atMost(SOON).until(() -> service.get("/api/status").statusCode() == 503);
    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    long asked = System.nanoTime();
    HttpResponse<String> away = service.get("/api/status");
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(6));
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("Retry-After")).isPresent();
    assertThat(away.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private static void post(String path, String body) {
    assertThat(service.send("POST", path, body).statusCode()).isEqualTo(201);
  }

  private static void inTransaction(boolean commit, Channel channel, String key, byte[] value) {
    inTransaction(commit, channel, Math.floorMod(key.hashCode(), channel.partitions()), key, value);
  }

  private static void inTransaction(
      boolean commit, Channel channel, int partition, String key, byte[] value) {
    producer.beginTransaction();
    Future<?> sent = producer.send(new ProducerRecord<>(channel.name(), partition, key, value));
    producer.flush();
    assertThat(sent.state()).isEqualTo(Future.State.SUCCESS);
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
  }

  private static void commit(Channel channel, long offset) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            "classify-service",
            Map.of(new TopicPartition(channel.name(), 0), new OffsetAndMetadata(offset)))
        .all()
        .get();
  }

  private static void awaitLag(long lag) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(lag(told(), "classify-service")).isEqualTo(lag));
  }

  private static JsonNode told() {
    HttpResponse<String> response = service.get("/api/status");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningSearch.json(response);
  }

  private static long lag(JsonNode status, String name) {
    return of(status, name).get("lag").asLong();
  }

  private static JsonNode of(JsonNode status, String name) {
    return status
        .get("services")
        .valueStream()
        .filter(one -> one.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
