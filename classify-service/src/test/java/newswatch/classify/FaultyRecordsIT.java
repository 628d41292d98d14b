package newswatch.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.local.server.LocalKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Records that are broken, doubled and read again from the beginning, on a real broker. */
class FaultyRecordsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int GOOD = 10_000;
  private static final int SEED = 20;

  @TempDir Path folder;
  private LocalKafka kafka;
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void startKafka() {
    kafka = LocalKafka.temporary();
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "acks",
                "all",
                "linger.ms",
                "5",
                "max.request.size",
                Channel.MAX_RECORD_BYTES + 1000),
            new StringSerializer(),
            new ByteArraySerializer());
    start().close();
    Topic reefs = new Topic(new TopicId("reefs"), "Reefs", null, "reef", null, 0, 1, null, false);
    send(List.of(new ProducerRecord<>(Channel.TOPICS.name(), "reefs", EventJson.write(reefs))));
  }

  @AfterEach
  void stopKafka() {
    producer.close();
    kafka.close();
  }

  /** What is planted among good articles, every kind as often as every other. */
  private enum Poison {
    BYTES {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        return articles(key, new byte[] {0, 1, 2, (byte) 0xFF});
      }
    },
    WRONG_TYPE {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        return articles(key, "[1, 2, 3]");
      }
    },
    NULL {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        return articles(key, (byte[]) null);
      }
    },
    UNKNOWN_ENUM {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        String event = new String(EventJson.write(SomeSighting.of(key).seen()), UTF_8);
        return articles(
            SomeSighting.of(key).id().value(),
            event.replace("\"origin\":\"live\"", "\"origin\":\"dreamt\""));
      }
    },
    BAD_UTF8 {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        byte[] event = EventJson.write(SomeSighting.of(key).title("A title with an E").seen());
        event[new String(event, UTF_8).indexOf("an E") + 3] = (byte) 0xC3;
        return articles(SomeSighting.of(key).id().value(), event);
      }
    },
    DEEP_NESTING {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        return articles(key, "{\"title\":" + "[".repeat(100_000));
      }
    },
    HUGE {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        return articles(key, "x".repeat(Channel.MAX_RECORD_BYTES - 1_000));
      }
    },
    HUGE_HEADERS {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        var headers = new RecordHeaders().add("h", new byte[1_000_000]);
        return new ProducerRecord<>(
            Channel.ARTICLES.name(), null, key, "nonsense".getBytes(UTF_8), headers);
      }
    },
    UNKNOWN_MAJOR {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        return articles(key, "{\"v\":9,\"piece\":{\"heading\":\"t\",\"at\":\"2031\"}}");
      }
    },
    FOREIGN_KEY {
      @Override
      ProducerRecord<String, byte[]> record(String key) {
        return articles(key, EventJson.write(SomeSighting.of("elsewhere").seen()));
      }
    };

    abstract ProducerRecord<String, byte[]> record(String key);

    private static ProducerRecord<String, byte[]> articles(String key, String value) {
      return articles(key, value.getBytes(UTF_8));
    }

    private static ProducerRecord<String, byte[]> articles(String key, byte @Nullable [] value) {
      return new ProducerRecord<>(Channel.ARTICLES.name(), key, value);
    }
  }

  @Test
  void fiftyBrokenRecordsAmongTenThousandAreTheOnlyDeadLetters() {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    Set<String> good = new HashSet<>();
    for (int i = 0; i < GOOD; i++) {
      SomeSighting sighting = SomeSighting.of("good" + i);
      good.add(sighting.id().value());
      records.add(record(sighting));
    }
    Random random = new Random(SEED);
    List<ProducerRecord<String, byte[]>> planted =
        IntStream.range(0, 50)
            .mapToObj(i -> Poison.values()[i % Poison.values().length].record("poison" + i))
            .toList();
    planted.forEach(poison -> records.add(random.nextInt(records.size()), poison));
    Map<TopicPartition, Set<Long>> wanted = new HashMap<>();
    List<RecordMetadata> sent = send(records);
    for (int i = 0; i < records.size(); i++) {
      if (planted.contains(records.get(i))) {
        RecordMetadata at = sent.get(i);
        wanted
            .computeIfAbsent(new TopicPartition(at.topic(), at.partition()), _ -> new HashSet<>())
            .add(at.offset());
      }
    }

    try (ConfigurableApplicationContext _ = start()) {
      await().atMost(SOON).untilAsserted(() -> assertThat(newest().keySet()).isEqualTo(good));
      List<ConsumerRecord<String, byte[]>> letters = read(Channel.ARTICLES.deadLetters());
      assertThat(letters).allSatisfy(letter -> assertThat(header(letter, "reason")).isNotBlank());
      assertThat(
              letters.stream()
                  .collect(
                      Collectors.groupingBy(
                          letter -> new TopicPartition(Channel.ARTICLES.name(), letter.partition()),
                          Collectors.mapping(
                              letter -> Long.parseLong(header(letter, "offset")),
                              Collectors.toSet()))))
          .isEqualTo(wanted);
    }
  }

  /** Read again, a sighting is known or told as it was; what is newest stays so. */
  @Test
  void everyRecordThreeTimesAndAllOfThemReadAgainChangeNothing() throws Exception {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      SomeSighting first = SomeSighting.of("doubled" + i).body("Two fleets met. " + i).in("a");
      records.add(record(first));
      records.add(record(first.in("b", "asia")));
      records.add(record(first.body("Two fleets met near the reef. " + i)));
    }
    // In pairs and far apart; a sighting never comes before the one that it follows.
    List<ProducerRecord<String, byte[]>> thrice = new ArrayList<>();
    records.forEach(record -> thrice.addAll(List.of(record, record)));
    List<ProducerRecord<String, byte[]>> last = new ArrayList<>(records);
    last.removeIf(record -> !new String(record.value(), UTF_8).contains("near the reef"));
    Collections.shuffle(last, new Random(SEED));
    thrice.addAll(last);
    send(thrice);

    Map<String, ArticleTagged> before;
    try (ConfigurableApplicationContext _ = start()) {
      await().atMost(SOON).untilAsserted(() -> assertThat(revisions(2)).isEqualTo(300));
      before = newest();
      assertThat(read(Channel.TAGGED_ARTICLES)).hasSameSizeAs(records);
      assertThat(before.values())
          .allSatisfy(
              article -> {
                assertThat(article.feeds()).hasSize(2);
                assertThat(article.topics()).extracting(Tag::id).hasSize(1);
              });
    }
    readAgainFromTheBeginning();
    send(List.of(record(SomeSighting.of("after"))));
    try (ConfigurableApplicationContext _ = start()) {
      await().atMost(SOON).until(() -> newest().containsKey(SomeSighting.of("after").id().value()));
      Map<String, ArticleTagged> after = newest();
      after.remove(SomeSighting.of("after").id().value());
      assertThat(after).isEqualTo(before);
    }
  }

  private long revisions(int revision) {
    return newest().values().stream().filter(one -> one.revision() == revision).count();
  }

  /** Both groups of channels, as an operator would do it with the service stopped. */
  private void readAgainFromTheBeginning() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
    for (Channel channel : List.of(Channel.ARTICLES, Channel.CLASSIFIED)) {
      for (int i = 0; i < channel.partitions(); i++) {
        beginnings.put(new TopicPartition(channel.name(), i), new OffsetAndMetadata(0));
      }
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.alterConsumerGroupOffsets("classify-service", beginnings).all().get();
    }
  }

  private ConfigurableApplicationContext start() {
    return SpringApplication.run(
        ClassifyService.class,
        "--server.port=0",
        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
        "--newswatch.state.folder=" + folder);
  }

  private static ProducerRecord<String, byte[]> record(SomeSighting sighting) {
    return new ProducerRecord<>(
        Channel.ARTICLES.name(), sighting.id().value(), EventJson.write(sighting.seen()));
  }

  private List<RecordMetadata> send(List<ProducerRecord<String, byte[]>> records) {
    List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
    return sent.stream()
        .map(
            one -> {
              try {
                return one.get();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  /** What was told last of each article: what an index would hold. */
  private Map<String, ArticleTagged> newest() {
    Map<String, ArticleTagged> newest = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : read(Channel.TAGGED_ARTICLES)) {
      newest.merge(
          record.key(),
          EventJson.read(record.value(), ArticleTagged.class),
          (known, next) -> next.version() >= known.version() ? next : known);
    }
    return newest;
  }

  private List<ConsumerRecord<String, byte[]>> read(Channel channel) {
    return CommittedRecords.of(kafka, channel);
  }
}
