package newswatch.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static newswatch.classify.SomeSighting.feedId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.StoryId;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.local.process.LocalPort;
import newswatch.local.server.LocalKafka;
import newswatch.start.CannotStart;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** The service on a real broker. Each test has articles of its own. */
@ExtendWith(OutputCaptureExtension.class)
class ClassifyServiceIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir static Path folder;
  private static LocalKafka kafka;
  private static KafkaProducer<String, byte[]> producer;

  @BeforeAll
  static void startKafka() {
    kafka = LocalKafka.temporary();
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "acks",
                "all",
                "max.request.size",
                Channel.MAX_RECORD_BYTES + 1000),
            new StringSerializer(),
            new ByteArraySerializer());
    start("makes-the-channels").close();
    define(topic("reefs", "reef"));
    define(topic("broken", "(reef OR"));
  }

  @AfterAll
  static void stopKafka() {
    producer.close();
    kafka.close();
  }

  @Test
  void tagsByTheTopicsThatCanJudgeAndReportsTheOthers(CapturedOutput output) throws Exception {
    try (ConfigurableApplicationContext service = start("state")) {
      see(SomeSighting.of("tagged").title("A reef"));

      assertThat(told("tagged", 1).getLast().topics())
          .singleElement()
          .satisfies(tag -> assertThat(tag.evidence()).hasSize(1));
      assertThat(output).contains("topic left out").contains("topicId=\"broken\"");
      awaitReady(service);
      assertThat(get(service, "health").body())
          .contains("the query of topic 'broken', at position");
      assertThat(get(service, "prometheus").body())
          .contains("newswatch_sightings_total{")
          .contains("newswatch_topics{")
          .contains("state=\"broken\"")
          .contains("kafka_stream_thread_process_total");
    }
  }

  @Test
  void aRestartKeepsHeadsAndJudgesWithTheTopicsOfItsStart() {
    try (ConfigurableApplicationContext _ = start("state")) {
      see(SomeSighting.of("kept").in("a"));
      told("kept", 1);
    }
    see(SomeSighting.of("kept").in("b"));
    for (int i = 0; i < 50; i++) {
      see(SomeSighting.of("meanwhile" + i).title("A reef in the meantime"));
    }
    try (ConfigurableApplicationContext _ = start("state")) {
      ArticleTagged kept = told("kept", 2).getLast();
      assertThat(kept.revision()).isEqualTo(1);
      assertThat(kept.feeds()).containsExactly(feedId("a"), feedId("b"));
      told("meanwhile49", 1);
      List<ArticleTagged> meanwhile =
          read(Channel.TAGGED_ARTICLES).stream()
              .map(record -> EventJson.read(record.value(), ArticleTagged.class))
              .filter(told -> told.article().title().equals("A reef in the meantime"))
              .toList();
      assertThat(meanwhile).isNotEmpty().allMatch(told -> told.topics().size() == 1);
    }
  }

  @Test
  void aLostStateIsRestored() {
    try (ConfigurableApplicationContext _ = start("state")) {
      see(SomeSighting.of("restored").in("a"));
      told("restored", 1);
    }
    try (ConfigurableApplicationContext _ = start("empty")) {
      see(SomeSighting.of("restored").in("b").title("A teaser").body(""));
      ArticleTagged restored = told("restored", 2).getLast();
      assertThat(restored.revision()).isEqualTo(1);
      assertThat(restored.feeds()).containsExactly(feedId("a"), feedId("b"));
      assertThat(restored.article()).isEqualTo(SomeSighting.of("restored").seen().article());
    }
  }

  @Test
  void storiesAreKeptOverARestartAndOverTheLossOfTheState() {
    String body = "The trawler Kestrel Dawn sank off Thorshavn on Sunday, nine men were rescued.";
    SomeSighting first =
        SomeSighting.of("sunk").title("Kestrel Dawn sinks off Thorshavn").body(body);
    SomeSighting again = SomeSighting.of("sunk-too").title("Trawler Kestrel Dawn lost").body(body);
    SomeSighting last = SomeSighting.of("sunk-last").title("Kestrel Dawn is lost").body(body);
    StoryId story = StoryId.ofFirst(first.id());
    try (ConfigurableApplicationContext _ = start("state")) {
      see(first);
      assertThat(told("sunk", 1).getLast().story()).isEqualTo(story);
    }
    try (ConfigurableApplicationContext _ = start("state")) {
      see(again);
      assertThat(told("sunk-too", 1).getLast().story()).isEqualTo(story);
    }
    try (ConfigurableApplicationContext _ = start("empty-again")) {
      see(last);
      see(first.in("b"));
      assertThat(told("sunk-last", 1).getLast().story()).isEqualTo(story);
      assertThat(told("sunk", 2).getLast().story()).isEqualTo(story);
    }
  }

  /** On a cluster whose own bound is a megabyte. */
  @Test
  void theTextsHaveRoomInKafkaForEveryArticle() throws Exception {
    ConfigResource changelog =
        new ConfigResource(ConfigResource.Type.TOPIC, "classify-service-texts-changelog");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      ConfigEntry bound =
          requireNonNull(admin.describeConfigs(List.of(changelog)).all().get().get(changelog))
              .get("max.message.bytes");
      assertThat(bound.source()).isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
      assertThat(bound.value()).isEqualTo(Integer.toString(Channel.MAX_RECORD_BYTES));
    }
  }

  @Test
  void twoInstancesShareTheWorkAndOneFolder() {
    try (ConfigurableApplicationContext one = start("shared");
        ConfigurableApplicationContext two = start("shared")) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(tasks(one)).isPositive();
                assertThat(tasks(two)).isPositive();
              });
      for (int i = 0; i < 20; i++) {
        see(SomeSighting.of("shared" + i));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(told("shared" + i, 1)).hasSize(1);
      }
      assertThat(folder.resolve("shared/1/classify-service")).isDirectory();
      assertThat(folder.resolve("shared/2/classify-service")).isDirectory();
    }
  }

  @Test
  void recordsThatCanNeverWorkStopNobody() {
    SomeSighting large = SomeSighting.of("large").body("x".repeat(2_085_000));
    try (ConfigurableApplicationContext _ = start("state")) {
      produce(Channel.ARTICLES, 0, "full", new byte[2_096_000]);
      produce(Channel.ARTICLES, 0, "poison", "nonsense".getBytes(UTF_8));
      produce(Channel.ARTICLES, 0, large.id().value(), EventJson.write(large.seen()));
      SomeSighting next = SomeSighting.of("after-poison");
      produce(Channel.ARTICLES, 0, next.id().value(), EventJson.write(next.seen()));

      told("after-poison", 1);
      List<ConsumerRecord<String, byte[]>> letters =
          read(Channel.ARTICLES.deadLetters()).stream().filter(r -> r.partition() == 0).toList();
      assertThat(letters)
          .extracting(ConsumerRecord::key)
          .containsExactly(null, "poison", large.id().value());
      assertThat(letters.getLast().value()).isEqualTo(EventJson.write(large.seen()));
    }
  }

  @Test
  void aTopicThatCostsTooMuchOverAnArticleIsReportedAndHoldsUpNobody() throws Exception {
    SomeSighting made =
        SomeSighting.of("made-to-cost").title("A reef").body("a x b x ".repeat(50_000));
    define(topic("costly", "\"a b\" ".repeat(700)));
    try (ConfigurableApplicationContext service = start("state")) {
      see(made);

      assertThat(told("made-to-cost", 1).getLast().topics())
          .extracting(tag -> tag.id().value())
          .containsExactly("reefs");
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(get(service, "health").body()).contains("\"tooCostly\":[\"costly\"]"));
      assertThat(get(service, "prometheus").body())
          .containsPattern("(?m)^newswatch_topics_given_up_total [1-9]");

      see(SomeSighting.of("ordinary").title("Plan a b goes on"));
      assertThat(told("ordinary", 1).getLast().topics())
          .extracting(tag -> tag.id().value())
          .containsExactly("costly");
    } finally {
      define(topic("costly", "nobodysays"));
    }
  }

  @Test
  void aBrokerThatIsKilledAndComesBackIsWorkedWithAgain() throws Exception {
    try (ConfigurableApplicationContext service = start("state")) {
      see(SomeSighting.of("before-kill"));
      told("before-kill", 1);
      awaitReady(service);

      kafka.kill();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(get(service, "health/readiness").statusCode()).isEqualTo(503));
      assertThat(get(service, "health/liveness").statusCode()).isEqualTo(200);
      kafka.restart();

      see(SomeSighting.of("before-kill").in("b"));
      assertThat(told("before-kill", 2).getLast().feeds()).hasSize(2);
      awaitReady(service);
    }
  }

  @Test
  void aBrokerThatIsNotThereIsNamedAndGivenUp(CapturedOutput output) {
    String nobody = "127.0.0.1:" + LocalPort.free();
    assertThatThrownBy(() -> start(nobody, "unused", "1s"))
        .hasStackTraceContaining(CannotStart.class.getName());
    assertThat(output).containsPattern("waited 1 s for Kafka at " + nobody);
  }

  private static ConfigurableApplicationContext start(String state) {
    return start(kafka.bootstrapServers(), state, "2m");
  }

  private static ConfigurableApplicationContext start(
      String broker, String state, String patience) {
    return SpringApplication.run(
        ClassifyService.class,
        "--server.port=0",
        "--spring.kafka.bootstrap-servers=" + broker,
        "--newswatch.state.folder=" + folder.resolve(state),
        "--newswatch.start.patience=" + patience);
  }

  private static void see(SomeSighting sighting) {
    produce(Channel.ARTICLES, null, sighting.id().value(), EventJson.write(sighting.seen()));
  }

  private static Topic topic(String id, String query) {
    return new Topic(new TopicId(id), id, null, query, null, 0, 1, null, false);
  }

  private static void define(Topic topic) {
    produce(Channel.TOPICS, null, topic.id().value(), EventJson.write(topic));
  }

  private static void produce(
      Channel channel, @Nullable Integer partition, String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(channel.name(), partition, key, value)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was told of an article, once it is as much as expected. */
  private static List<ArticleTagged> told(String address, int times) {
    String id = SomeSighting.of(address).id().value();
    return await()
        .atMost(SOON)
        .until(
            () ->
                read(Channel.TAGGED_ARTICLES).stream()
                    .filter(record -> record.key().equals(id))
                    .map(record -> EventJson.read(record.value(), ArticleTagged.class))
                    .toList(),
            told -> told.size() >= times);
  }

  private static List<ConsumerRecord<String, byte[]>> read(Channel channel) {
    return CommittedRecords.of(kafka, channel);
  }

  /** How many tasks the instance has, with what they need to run. */
  private static long tasks(ConfigurableApplicationContext service) {
    return requireNonNull(service.getBean(StreamsBuilderFactoryBean.class).getKafkaStreams())
        .metadataForLocalThreads()
        .stream()
        .mapToLong(thread -> thread.activeTasks().size())
        .sum();
  }

  private static void awaitReady(ConfigurableApplicationContext service) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(get(service, "health/readiness").statusCode()).isEqualTo(200));
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext service, String what)
      throws IOException, InterruptedException {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + what))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
