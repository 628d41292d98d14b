package newswatch.classify;

import static newswatch.classify.SomeSighting.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleTagged;
import newswatch.events.ArticleWithdrawn;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.PersonId;
import newswatch.events.Revision;
import newswatch.local.server.LocalKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Edits and withdrawals on a real broker, over restarts and the loss of the state. */
class EditsAndWithdrawalsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static LocalKafka kafka;
  private static KafkaProducer<String, byte[]> producer;

  @BeforeAll
  static void startKafka() {
    kafka = LocalKafka.temporary();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stopKafka() {
    producer.close();
    kafka.close();
  }

  @Test
  void whatAnEditReplacedIsKnownAfterARestartAndAfterTheLossOfTheState() {
    SomeSighting first = SomeSighting.of("edited").body("Two fleets met.");
    SomeSighting second = first.body("Three fleets met.").fetchedAt(NOON.plusSeconds(60));
    SomeSighting third = first.body("Four fleets met.").fetchedAt(NOON.plusSeconds(120));
    try (ConfigurableApplicationContext _ = start("edits")) {
      see(first);
      told(first, 1);
    }
    try (ConfigurableApplicationContext _ = start("edits")) {
      see(second);
      ArticleTagged edited = told(first, 2).getLast();
      assertThat(edited.replaced()).isEqualTo(new Revision(first.seen().article(), 1, NOON));
    }
    try (ConfigurableApplicationContext _ = start("edits-lost")) {
      see(third);
      ArticleTagged edited = told(first, 3).getLast();
      assertThat(edited.replaced())
          .isEqualTo(new Revision(second.seen().article(), 2, second.fetchedAt()));
      assertThat(edited.revisedAt()).isEqualTo(third.fetchedAt());
    }
  }

  @Test
  void aWithdrawnArticleIsToldNoMoreAlsoAfterARestartAndTheLossOfTheState() {
    SomeSighting gone = SomeSighting.of("gone").body("Two fleets met.");
    try (ConfigurableApplicationContext service = start("withdrawals")) {
      see(gone);
      told(gone, 1);
      withdraw(gone);
      // Known until the withdrawal is read, and never told: then dropped.
      await()
          .atMost(SOON)
          .until(
              () -> {
                see(gone);
                return withdrawn(service) > 0;
              });
      see(gone.body("Three fleets met."));
      awaitPassed("running");
    }
    for (String state : List.of("withdrawals", "withdrawals-lost")) {
      see(gone.body("As told while nothing ran, before " + state));
      try (ConfigurableApplicationContext service = start(state)) {
        awaitPassed(state);
        assertThat(withdrawn(service)).isPositive();
      }
    }
    assertThat(told(gone, 1)).hasSize(1);
  }

  /** Waits until all that came before in any partition was judged. */
  private static void awaitPassed(String name) {
    for (int i = 0; i < 40; i++) {
      see(SomeSighting.of(name + i));
    }
    for (int i = 0; i < 40; i++) {
      told(SomeSighting.of(name + i), 1);
    }
  }

  private static double withdrawn(ConfigurableApplicationContext service) {
    return service
        .getBean(MeterRegistry.class)
        .get("newswatch.sightings")
        .tag("outcome", "withdrawn")
        .counter()
        .count();
  }

  private static ConfigurableApplicationContext start(String state) {
    return SpringApplication.run(
        ClassifyService.class,
        "--server.port=0",
        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
        "--newswatch.state.folder=" + folder.resolve(state));
  }

  private static void see(SomeSighting sighting) {
    produce(Channel.ARTICLES, sighting.id().value(), EventJson.write(sighting.seen()));
  }

  private static void withdraw(SomeSighting sighting) {
    produce(
        Channel.WITHDRAWALS,
        sighting.id().value(),
        EventJson.write(
            new ArticleWithdrawn(sighting.id(), "by court order", new PersonId("local"), NOON)));
  }

  private static void produce(Channel channel, String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(channel.name(), key, value)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ArticleTagged> told(SomeSighting sighting, int times) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                CommittedRecords.of(kafka, Channel.TAGGED_ARTICLES).stream()
                    .filter(record -> record.key().equals(sighting.id().value()))
                    .map(record -> EventJson.read(record.value(), ArticleTagged.class))
                    .toList(),
            told -> told.size() >= times);
  }
}
