package newswatch.classify;

import static newswatch.classify.SomeSighting.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import newswatch.classify.alert.SubscriptionsInForce;
import newswatch.classify.head.Heads;
import newswatch.classify.head.Texts;
import newswatch.classify.story.Placements;
import newswatch.classify.story.StoryProperties;
import newswatch.classify.tagging.TopicsInForce;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.AlertEvent;
import newswatch.events.AlertGrew;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.ArticleClassified;
import newswatch.events.ArticleSeen;
import newswatch.events.CanaryArrived;
import newswatch.events.Change;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Evidence;
import newswatch.events.Occasion;
import newswatch.events.Origin;
import newswatch.events.PersonId;
import newswatch.events.ReceiverId;
import newswatch.events.Rhythm;
import newswatch.events.StoryId;
import newswatch.events.StorySize;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in the walk, without a broker. */
class AlertWalkTest {
  private static final String FIRE =
      "A fire in a warehouse of the chemist Orlanda in Terneuzen burnt for 14 hours on Saturday."
          + " Some 230 neighbours left their homes, said mayor Hester Blom.";
  private static final SomeSighting ONE =
      SomeSighting.of("one").title("Fire at Orlanda warehouse in Terneuzen").body(FIRE);
  private static final SomeSighting REPRINT =
      SomeSighting.of("two")
          .title("Warehouse of Orlanda burns")
          .body(FIRE)
          .in("b")
          .source("Elsewhere");
  private static final StoryId STORY = StoryId.ofFirst(ONE.id());
  private static final SubscriptionId DESK = new SubscriptionId("desk");

  @TempDir Path state;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> articles;
  private TestInputTopic<String, byte[]> topics;
  private TestInputTopic<String, byte[]> subscriptions;
  private TestInputTopic<String, byte[]> classified;
  private TestOutputTopic<String, byte[]> alerts;

  @BeforeEach
  void startTheWalk() {
    StreamsBuilder builder = new StreamsBuilder();
    new ClassifyWalk(
            new TopicsInForce(),
            new SubscriptionsInForce(),
            new Withdrawals(),
            new StoryProperties(Duration.ofDays(7), null),
            meters)
        .layOut(builder);
    Properties settings = new Properties();
    settings.put("application.id", "alerts");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", state.toString());
    driver = new TopologyTestDriver(builder.build(), settings, NOON.plusSeconds(1));
    articles = input(Channel.ARTICLES);
    topics = input(Channel.TOPICS);
    subscriptions = input(Channel.SUBSCRIPTIONS);
    classified = input(Channel.CLASSIFIED);
    alerts =
        driver.createOutputTopic(
            Channel.ALERTS.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private TestInputTopic<String, byte[]> input(Channel channel) {
    return driver.createInputTopic(
        channel.name(), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stopTheWalk() {
    driver.close();
  }

  @Nested
  class WhoIsTold {
    @Test
    void isWhoseQueryTheArticleMatches() {
      subscribe(asking("fire AND orlanda"));
      subscribe(asking("flood").as("others"));
      see(ONE);
      AlertRaised raised = onlyAlert();
      assertThat(raised.subscription()).isEqualTo(DESK);
      assertThat(raised.alert()).isEqualTo(AlertId.of(DESK, STORY, new Occasion.FirstTelling()));
      assertThat(raised.story()).isEqualTo(STORY);
      assertThat(raised.article().title()).isEqualTo(ONE.title());
      assertThat(raised.article().source()).isEqualTo("Source");
      assertThat(raised.size()).isEqualTo(new StorySize(1, 1));
      assertThat(raised.late()).isFalse();
      assertThat(raised.topic()).isNull();
      assertThat(raised.evidence()).extracting(Evidence::text).contains("Fire", "Orlanda");
      assertThat(raised.sentence()).isNotNull();
    }

    @Test
    void isWhoseTopicItIsAbout() {
      watch("fires", "fire");
      subscribe(ofTopic("fires"));
      see(ONE);
      AlertRaised raised = onlyAlert();
      assertThat(raised.topic()).isEqualTo(new TopicId("fires"));
      assertThat(raised.evidence()).extracting(Evidence::text).contains("Fire");
      assertThat(raised.sentence()).isNotNull();
    }

    @Test
    void isOnlyWhoseNarrowerQueryItMatchesToo() {
      watch("fires", "fire");
      subscribe(ofTopic("fires").narrowedBy("orlanda"));
      subscribe(ofTopic("fires").narrowedBy("refinery").as("oil"));
      subscribe(ofTopic("floods").narrowedBy("orlanda").as("water"));
      see(ONE);
      AlertRaised raised = onlyAlert();
      assertThat(raised.subscription()).isEqualTo(DESK);
      assertThat(raised.topic()).isEqualTo(new TopicId("fires"));
      assertThat(raised.evidence()).extracting(Evidence::text).contains("Orlanda");
    }

    @Test
    void isEverybodyHoweverManyThereAre() {
      String topic = "fires-".repeat(10) + "all";
      watch(topic, "fire");
      subscribe(asking("fire").as("asking"));
      int many = 10_000;
      for (int i = 0; i < many; i++) {
        subscribe(ofTopic(topic).as("s".repeat(59) + (many + i)));
      }
      see(ONE.body(FIRE + " It was filed at length.".repeat(20_000)));
      ArticleClassified passed =
          EventJson.read(
              driver
                  .createOutputTopic(
                      Channel.CLASSIFIED.name(),
                      new StringDeserializer(),
                      new ByteArrayDeserializer())
                  .readValue(),
              ArticleClassified.class);
      assertThat(passed.byTag()).isTrue();
      assertThat(passed.subscriptions()).hasSize(1);
      assertThat(alerts()).hasSize(many + 1);
    }

    @Test
    void isOnlyWhoWantsItsSourceAndLanguage() {
      subscribe(asking("fire").ofSources("  SOURCE "));
      subscribe(asking("fire").ofSources("Elsewhere").as("elsewhere"));
      subscribe(asking("fire").inLanguages("de").as("german"));
      subscribe(asking("fire").inLanguages("de", "en").as("both"));
      see(ONE);
      assertThat(alerts())
          .extracting(event -> ((AlertRaised) event).subscription())
          .containsExactly(new SubscriptionId("both"), DESK);
    }

    @Test
    void isNobodyWhoAsksForMoreCertainty() {
      subscribe(asking("\"fire\" OR orlanda OR terneuzen OR flood").from(0.99));
      see(SomeSighting.of("weak").title("Council meets").body("It spoke of a flood."));
      assertThat(alerts()).isEmpty();
    }

    @Test
    void isNobodyOnceTheSubscriptionIsPausedOrDeleted() {
      subscribe(asking("fire"));
      subscribe(asking("fire").paused());
      see(ONE);
      subscribe(asking("orlanda"));
      subscriptions.pipeInput(
          "desk", EventJson.write(asking("orlanda").subscription().asDeleted(change())));
      see(REPRINT);
      subscribe(asking("orlanda").as("gone"));
      subscriptions.pipeInput("gone", (byte[]) null);
      see(REPRINT.in("c"));
      assertThat(alerts()).isEmpty();
    }

    @Test
    void isEverybodyElseWhileOneQueryCannotBeRead() {
      subscribe(asking("(fire").as("broken"));
      subscribe(asking("fire"));
      see(ONE);
      assertThat(onlyAlert().subscription()).isEqualTo(DESK);
    }
  }

  @Nested
  class AStory {
    @Test
    void isAlertedOnceAndGrows() {
      subscribe(asking("orlanda"));
      see(ONE);
      see(REPRINT);
      see(REPRINT.in("c"));
      List<AlertEvent> events = alerts();
      assertThat(events).hasSize(2);
      assertThat(events.get(1))
          .isInstanceOfSatisfying(
              AlertGrew.class,
              grew -> {
                assertThat(grew.alert()).isEqualTo(((AlertRaised) events.getFirst()).alert());
                assertThat(grew.size()).isEqualTo(new StorySize(2, 2));
              });
      assertThat(matches("alert")).isEqualTo(1);
      assertThat(matches("growth")).isEqualTo(1);
      assertThat(matches("known")).isEqualTo(1);
    }

    @Test
    void isToldWithItsSizeToWhoeverMeetsItLater() {
      see(ONE);
      subscribe(asking("orlanda"));
      see(REPRINT);
      assertThat(onlyAlert().size()).isEqualTo(new StorySize(2, 2));
    }

    @Test
    void isAlertedAgainWhenItComesToSomethingElseThatIsAskedFor() {
      subscribe(asking("orlanda AND (fire OR arrest)"));
      see(ONE);
      see(REPRINT.body("Police announced an arrest. " + FIRE).title("Orlanda: man held"));
      see(SomeSighting.of("three").title("Arrest over Orlanda fire").body(FIRE).in("c"));
      List<AlertEvent> events = alerts();
      assertThat(events).hasSize(3);
      assertThat(occasion(events.get(1))).isEqualTo(new Occasion.NewClause(List.of("arrest")));
      assertThat(events.get(2)).isInstanceOf(AlertGrew.class);
    }

    @Test
    void isAlertedAgainWhenAnAlertedArticleHasAnotherHeadline() {
      subscribe(asking("orlanda"));
      see(ONE);
      see(ONE.title("FIRE AT ORLANDA WAREHOUSE IN TERNEUZEN!"));
      see(ONE.title("Two dead in fire at Orlanda warehouse"));
      see(REPRINT);
      see(REPRINT.title("Orlanda: warehouse lost"));
      List<AlertEvent> events = alerts();
      assertThat(events).hasSize(3);
      assertThat(occasion(events.get(1)))
          .isEqualTo(
              new Occasion.NewHeadline(ONE.id(), 3, "FIRE AT ORLANDA WAREHOUSE IN TERNEUZEN!"));
      assertThat(((AlertRaised) events.get(1)).article().title()).startsWith("Two dead");
      assertThat(events.get(2)).isInstanceOf(AlertGrew.class);
    }

    @Test
    void isNotAlertedAgainByAnEditThatAFurtherFeedBrings() {
      subscribe(asking("orlanda"));
      see(ONE);
      see(ONE.title("Two dead in fire at Orlanda warehouse"));
      see(ONE.title("Two dead in fire at Orlanda warehouse").in("b"));
      assertThat(alerts()).hasSize(2);
      assertThat(matches("known")).isEqualTo(1);
    }

    @Test
    void isAlertedAgainByTheVeryRecordThatComesAgain() {
      subscribe(asking("orlanda"));
      see(ONE);
      byte[] made =
          driver
              .createOutputTopic(
                  Channel.CLASSIFIED.name(), new StringDeserializer(), new ByteArrayDeserializer())
              .readValue();
      classified.pipeInput(ONE.id().value(), made, NOON.toEpochMilli());
      List<AlertEvent> events = alerts();
      assertThat(events).hasSize(2);
      assertThat(events.get(1)).isEqualTo(events.get(0));
      assertThat(matches("again")).isEqualTo(1);
    }
  }

  @Nested
  class WhatIsNoNews {
    @Test
    void isWhatWasInAFeedBeforeOrWasHandedIn() {
      subscribe(asking("orlanda"));
      see(ONE.origin(Origin.BACKLOG));
      see(SomeSighting.of("x").title("Orlanda again").body("Orlanda.").origin(Origin.IMPORT));
      assertThat(alerts()).isEmpty();
    }

    @Test
    void isWhatWasFetchedMoreThanADayAgo() {
      subscribe(asking("orlanda"));
      see(ONE.fetchedAt(NOON.minus(Duration.ofHours(25))));
      assertThat(alerts()).isEmpty();
      assertThat(matches("old")).isEqualTo(1);
    }

    @Test
    void isAnOldArticleThatAnotherFeedCarriesNow() {
      see(ONE.fetchedAt(NOON.minus(Duration.ofHours(25))));
      subscribe(asking("orlanda"));
      see(ONE.in("b"));
      assertThat(alerts()).isEmpty();
    }
  }

  @Test
  void anArticleThatComesLongAfterItWasPublishedIsMarkedLate() {
    subscribe(asking("orlanda"));
    see(ONE.publishedAt(NOON.minus(Duration.ofHours(7))));
    assertThat(onlyAlert().late()).isTrue();
  }

  private void see(SomeSighting sighting) {
    articles.pipeInput(
        sighting.id().value(), EventJson.write(sighting.seen()), NOON.toEpochMilli());
  }

  private void watch(String id, String query) {
    Topic topic = new Topic(new TopicId(id), id, null, query, null, 0, 1, null, false);
    topics.pipeInput(id, EventJson.write(topic));
  }

  private void subscribe(Asking asking) {
    subscriptions.pipeInput(asking.id(), EventJson.write(asking.subscription()));
  }

  @Nested
  class ACanary {
    private final ArticleSeen canary =
        new ArticleSeen(
            ONE.seen().article(), List.of(), List.of(), Origin.LIVE, ONE.seen().fetchedAt(), true);

    @Test
    void goesTheWholeWayAndIsToldToNobody() {
      watch("fires", "fire");
      subscribe(asking("fire AND orlanda"));
      subscribe(ofTopic("fires").as("topical"));
      articles.pipeInput(canary.article().id().value(), EventJson.write(canary), NOON);
      assertThat(alerts())
          .containsExactly(
              new CanaryArrived(canary.article().id(), canary.fetchedAt(), NOON.plusSeconds(1)));
    }

    @Test
    void leavesNothingBehind() {
      articles.pipeInput(canary.article().id().value(), EventJson.write(canary), NOON);
      assertThat(alerts()).hasSize(1);
      assertThat(driver.getKeyValueStore(Heads.STORE).all()).isExhausted();
      assertThat(driver.getWindowStore(Texts.STORE).all()).isExhausted();
      assertThat(driver.getKeyValueStore(Placements.STORE).all()).isExhausted();
      assertThat(driver.getKeyValueStore(Placements.TELLINGS).all()).isExhausted();
      assertThat(
              driver
                  .createOutputTopic(
                      Channel.TAGGED_ARTICLES.name(),
                      new StringDeserializer(),
                      new ByteArrayDeserializer())
                  .isEmpty())
          .isTrue();
      assertThat(meters.find("newswatch.sightings").counters())
          .allSatisfy(counter -> assertThat(counter.count()).isZero());
      // Its very text, in the paper, is news.
      subscribe(asking("fire AND orlanda"));
      see(REPRINT);
      AlertRaised raised = onlyAlert();
      assertThat(raised.story()).isEqualTo(StoryId.ofFirst(REPRINT.id()));
      assertThat(raised.size()).isEqualTo(new StorySize(1, 1));
    }

    @Test
    void isNotSentAgainByAReplay() {
      driver
          .createInputTopic(Channel.RETAG.name(), new StringSerializer(), new ByteArraySerializer())
          .pipeInput(
              new TestRecord<>(
                  canary.article().id().value(),
                  EventJson.write(canary),
                  new RecordHeaders()
                      .add(Channel.ARCHIVED_OFFSET, "7".getBytes(StandardCharsets.UTF_8)),
                  NOON));
      assertThat(alerts()).isEmpty();
    }
  }

  private AlertRaised onlyAlert() {
    List<AlertEvent> events = alerts();
    assertThat(events).hasSize(1);
    return (AlertRaised) events.getFirst();
  }

  private static Occasion occasion(AlertEvent event) {
    return ((AlertRaised) event).occasion();
  }

  private List<AlertEvent> alerts() {
    List<AlertEvent> events = new ArrayList<>();
    alerts
        .readKeyValuesToList()
        .forEach(
            record -> {
              AlertEvent event = EventJson.read(record.value, AlertEvent.class);
              assertThat(record.key).isEqualTo(keyOf(event));
              events.add(event);
            });
    return events;
  }

  private static String keyOf(AlertEvent event) {
    return switch (event) {
      case AlertRaised raised -> raised.subscription().value();
      case AlertGrew grew -> grew.subscription().value();
      case CanaryArrived _ -> CanaryArrived.KEY;
    };
  }

  private double matches(String outcome) {
    return meters.get("newswatch.alerts.matches").tag("outcome", outcome).counter().count();
  }

  private static Change change() {
    return new Change("ana", NOON);
  }

  private static Asking asking(String query) {
    return new Asking("desk", null, query, 0, List.of(), List.of(), false);
  }

  private static Asking ofTopic(String topic) {
    return new Asking("desk", topic, null, 0, List.of(), List.of(), false);
  }

  /** A subscription of which a test says only what matters to it. */
  private record Asking(
      String id,
      @Nullable String topic,
      @Nullable String query,
      double score,
      List<String> sources,
      List<String> languages,
      boolean isPaused) {
    Asking as(String other) {
      return new Asking(other, topic, query, score, sources, languages, isPaused);
    }

    Asking narrowedBy(String narrower) {
      return new Asking(id, topic, narrower, score, sources, languages, isPaused);
    }

    Asking from(double least) {
      return new Asking(id, topic, query, least, sources, languages, isPaused);
    }

    Asking ofSources(String... only) {
      return new Asking(id, topic, query, score, List.of(only), languages, isPaused);
    }

    Asking inLanguages(String... only) {
      return new Asking(id, topic, query, score, sources, List.of(only), isPaused);
    }

    Asking paused() {
      return new Asking(id, topic, query, score, sources, languages, true);
    }

    Subscription subscription() {
      return new Subscription(
          new SubscriptionId(id),
          id,
          new PersonId("ana"),
          topic == null ? null : new TopicId(topic),
          query,
          score,
          sources,
          languages,
          new ReceiverId("chat"),
          Rhythm.AT_ONCE,
          null,
          null,
          isPaused,
          change(),
          false);
    }
  }
}
