package newswatch.search;

import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.revised;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.search.stream.Place;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The live stream of search-service, on a real broker, with two instances that share the work. */
class StreamIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void articleThatArrivesOrChangesIsToldWithoutItsBody() {
    ArticleTagged first = tagged(article("told", "Quorum reached", "They met."), "sea");
    try (HeardStream stream = listening("?q=quorum")) {
      assertThat(stream.response().headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      service.arrive(first, revised(first, "Quorum lost"));
      awaitTitles(stream, "Quorum reached", "Quorum lost");
      HeardStream.Event event = stream.events().getFirst();
      JsonNode told = event.article();
      assertThat(event.id()).isNotEmpty();
      assertThat(told.get("id").asString()).isEqualTo(first.article().id().value());
      assertThat(told.get("topics").get(0).get("id").asString()).isEqualTo("sea");
      assertThat(told.has("body")).isFalse();
      assertThat(EventJson.mapper().readTree(event.data()).get("revision").asInt()).isEqualTo(1);
      assertThat(stream.events().getLast().article().get("revision").asInt()).isEqualTo(2);
    }
  }

  @Test
  void whatWasMissedIsToldOnceAndThenWhatComes() {
    String id;
    try (HeardStream stream = listening("?q=missedword")) {
      service.arrive(missable("one"));
      awaitTitles(stream, "Missedword one");
      id = stream.lastEventId();
    }
    List<String> rest;
    service.arrive(missable("two"), missable("three"), article("else", "Else", "Not wanted."));
    service.arrive("poison", "{\"title\":".getBytes(StandardCharsets.UTF_8));
    inTransactions(missable("four"), missable("five"));
    try (HeardStream stream = service.listen("?q=missedword", "Last-Event-ID", id)) {
      await().atMost(SOON).until(() -> stream.events().size() == 4);
      service.arrive(missable("six"));
      await().atMost(SOON).until(() -> stream.events().size() == 5);
      assertThat(stream.titles())
          .containsExactlyInAnyOrder(
              "Missedword two",
              "Missedword three",
              "Missedword four",
              "Missedword five",
              "Missedword six")
          .endsWith("Missedword six");
      id = stream.events().get(2).id();
      rest = stream.titles().subList(3, 5);
    }
    try (HeardStream stream = service.listen("?q=missedword", "Last-Event-ID", id)) {
      await().atMost(SOON).until(() -> stream.events().size() == 2);
      assertThat(stream.titles()).containsExactlyInAnyOrderElementsOf(rest);
    }
  }

  private static ArticleTagged missable(String name) {
    return article("missed-" + name, "Missedword " + name, "Body.");
  }

  /** As classify-service writes: between the records stand the transactions' markers. */
  private static void inTransactions(ArticleTagged... articles) {
    try (var producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                SERVERS.kafka().bootstrapServers(),
                "transactional.id",
                "test"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      for (ArticleTagged one : articles) {
        producer.beginTransaction();
        sent(producer.send(record(one)));
        producer.commitTransaction();
      }
      producer.beginTransaction();
      sent(producer.send(record(missable("aborted"))));
      producer.abortTransaction();
    }
  }

  private static void sent(Future<?> acknowledged) {
    try {
      acknowledged.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProducerRecord<String, byte[]> record(ArticleTagged one) {
    return new ProducerRecord<>(
        Channel.TAGGED_ARTICLES.name(), one.article().id().value(), EventJson.write(one));
  }

  @ParameterizedTest
  @CsvSource({
    "'?topic=sea', 'filter1 sea'",
    "'?topic=sea&topic=economy', 'filter1 sea;filter2 economy'",
    "'?q=filter1', 'filter1 sea'",
    "'?q=filter2+topic:economy', 'filter2 economy'",
    "'?q=title:filter*+AND+NOT+topic:sea', 'filter2 economy;filter3 plain'",
    "'?source=Example+Post&language=vi', 'filter3 plain'",
    "'?source=Another,+Post', ''",
    "'?collection=asia&q=filter1', 'filter1 sea'",
    "'?language=de', ''"
  })
  void onlyWhatIsWantedIsTold(String parameters, String titles) {
    try (HeardStream stream = listening(parameters);
        HeardStream all = listening("")) {
      service.arrive(
          tagged(article("f1", "filter1 sea", "Body."), "sea"),
          tagged(article("f2", "filter2 economy", "Body."), "economy"),
          article("f3", "filter3 plain", "Body.", "vi-VN", null));
      await().atMost(SOON).until(() -> all.events().size() == 3);
      List<String> wanted = titles.isEmpty() ? List.of() : List.of(titles.split(";"));
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(stream.titles()).containsExactlyInAnyOrderElementsOf(wanted));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "%%%", "MTIz", "elsewhere", "ahead"})
  void idThatWasNeverGivenOutResetsAndTheStreamGoesOn(String id) {
    Place now;
    try (HeardStream stream = listening("")) {
      now = Place.parse(stream.lastEventId()).orElseThrow();
    }
    String forged =
        switch (id) {
          case "elsewhere" -> new Place("elsewhere", now.next()).text();
          case "ahead" ->
              new Place(now.channel(), now.next().stream().map(offset -> offset + 9).toList())
                  .text();
          default -> id;
        };
    try (HeardStream stream = service.listen("", "Last-Event-ID", forged)) {
      await().atMost(SOON).until(() -> stream.events().size() == 1);
      assertThat(stream.events().getFirst().name()).isEqualTo("reset");
      assertThat(Place.parse(stream.lastEventId())).contains(now);
      service.arrive(article("after-" + id.length(), "After the reset " + id, "Body."));
      awaitTitles(stream, "After the reset " + id);
    }
  }

  @ParameterizedTest
  @CsvSource({"q, (party, q", "topic, South China Sea, topic", "colour, red, colour"})
  void unusableParameterIsNamedInTheProblem(String name, String value, String named) {
    HttpResponse<String> response =
        service.get(
            "/api/stream" + RunningSearch.query(name, value), "Accept", "text/event-stream");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RunningSearch.json(response).get("parameter").asString()).isEqualTo(named);
  }

  @Test
  void everyInstanceTellsAllArticlesAndOneGoesOnWhereAnotherEnded() {
    RunningSearch other = RunningSearch.start(SERVERS);
    HeardStream left = other.listen("?q=instanceword");
    try (HeardStream stream = listening("?q=instanceword")) {
      awaitBegun(left);
      service.arrive(
          instance("one"), instance("two"), instance("three"), instance("four"), instance("five"));
      await().atMost(SOON).until(() -> stream.events().size() == 5);
      await().atMost(SOON).until(() -> left.events().size() == 5);
    }
    long begun = System.nanoTime();
    other.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    await().atMost(SOON).until(left::hasEnded);

    service.arrive(instance("six"));
    try (HeardStream stream =
        service.listen("?q=instanceword", "Last-Event-ID", left.lastEventId())) {
      awaitTitles(stream, "Instanceword six");
    }
  }

  private static ArticleTagged instance(String name) {
    return article("instance-" + name, "Instanceword " + name, "Body.");
  }

  private static HeardStream listening(String parameters) {
    HeardStream stream = service.listen(parameters);
    awaitBegun(stream);
    return stream;
  }

  @Test
  void headIsRefusedAndKeepsNoPlace() {
    assertThat(service.send("HEAD", "/api/stream", "").statusCode()).isEqualTo(405);
  }

  private static void awaitBegun(HeardStream stream) {
    await().atMost(SOON).until(() -> !stream.lastEventId().isEmpty());
  }

  private static void awaitTitles(HeardStream stream, String... titles) {
    await().atMost(SOON).untilAsserted(() -> assertThat(stream.titles()).containsExactly(titles));
  }
}
