package newswatch.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static newswatch.classify.SomeSighting.NOON;
import static newswatch.classify.SomeSighting.feedId;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import newswatch.classify.alert.SubscriptionsInForce;
import newswatch.classify.channel.EventBytes;
import newswatch.classify.head.Texts;
import newswatch.classify.story.StoryProperties;
import newswatch.classify.tagging.TopicsInForce;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.Article;
import newswatch.events.ArticleClassified;
import newswatch.events.ArticleSeen;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.events.Origin;
import newswatch.events.StoryId;
import newswatch.events.Tag;
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
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The walk as the service's own settings run it, without a broker. */
class ClassifyWalkTest {
  private static final String WHOLE = "Two fleets met near the reef on Monday. ".repeat(10).strip();

  @TempDir Path state;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> articles;
  private TestInputTopic<String, byte[]> retag;
  private TestInputTopic<String, byte[]> topics;
  private TestOutputTopic<String, byte[]> classified;
  private TestOutputTopic<String, byte[]> tagged;
  private TestOutputTopic<String, byte[]> deadLetters;

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
    driver = new TopologyTestDriver(builder.build(), settings(), NOON.plus(Duration.ofDays(30)));
    articles = input(Channel.ARTICLES);
    retag = input(Channel.RETAG);
    topics = input(Channel.TOPICS);
    classified = output(Channel.CLASSIFIED);
    tagged = output(Channel.TAGGED_ARTICLES);
    deadLetters = output(Channel.ARTICLES.deadLetters());
  }

  @AfterEach
  void stopTheWalk() {
    driver.close();
  }

  @Nested
  class SightingsOfAnArticle {
    @Test
    void ofANewArticleAreToldOnce() {
      SomeSighting sighting = SomeSighting.of("one");
      see(sighting);
      see(sighting);

      ArticleTagged told = told();
      assertThat(told.article()).isEqualTo(sighting.seen().article());
      assertThat(told.revision()).isEqualTo(1);
      assertThat(told.topics()).isEmpty();
      assertThat(tagged.isEmpty()).isTrue();
      assertThat(sightings("article")).isEqualTo(1);
      assertThat(sightings("known")).isEqualTo(1);
    }

    @Test
    void ofTheSameTextInAnotherFeedNameBothFeeds() {
      see(SomeSighting.of("one").in("a", "world"));
      see(SomeSighting.of("one").in("b", "asia").source("Elsewhere"));

      ArticleTagged first = told();
      ArticleTagged second = told();
      assertThat(second.feeds()).containsExactly(feedId("a"), feedId("b"));
      assertThat(second.collections()).containsExactly("world", "asia");
      assertThat(second.article().source()).isEqualTo("Source");
      assertThat(second.revision()).isEqualTo(1);
      assertThat(second.version()).isGreaterThan(first.version());
      assertThat(sightings("feed")).isEqualTo(1);
    }

    @Test
    void ofNewTextAreTheNextRevision() {
      see(SomeSighting.of("one"));
      see(SomeSighting.of("one").body("Corrected."));

      ArticleTagged first = told();
      ArticleTagged second = told();
      assertThat(second.revision()).isEqualTo(2);
      assertThat(second.article().body()).isEqualTo("Corrected.");
      assertThat(second.firstSeenAt()).isEqualTo(first.firstSeenAt());
      assertThat(second.version()).isGreaterThan(first.version());
      assertThat(sightings("revision")).isEqualTo(1);
    }

    @Test
    void inOtherWordsFromAnotherFeedNameItBesideTheWordsThatAreKnown() {
      define(topic("reefs", "collection:asia AND reef", 1));
      SomeSighting whole = SomeSighting.of("one").title("A reef").body(WHOLE).in("a", "world");
      see(whole);
      see(
          whole
              .title("A reef - Aggregator")
              .body("")
              .in("b", "asia")
              .fetchedAt(NOON.plusSeconds(9)));

      ArticleTagged first = told();
      ArticleTagged second = told();
      assertThat(second.article()).isEqualTo(first.article());
      assertThat(second.feeds()).containsExactly(feedId("a"), feedId("b"));
      assertThat(second.revision()).isEqualTo(1);
      assertThat(second.version()).isGreaterThan(first.version());
      assertThat(second.topics()).as("judged by the whole text").hasSize(1);
      assertThat(sightings("feed")).isEqualTo(1);
      assertThat(sightings("revision")).isZero();
    }

    @Test
    void thatTellTheWholeReplaceTheTeaser() {
      see(SomeSighting.of("one").body("Two fleets met\u2026").in("a"));
      see(SomeSighting.of("one").body(WHOLE).in("b"));
      see(SomeSighting.of("one").body("Two fleets met.").in("c"));
      told();
      assertThat(told().article().body()).isEqualTo(WHOLE);
      ArticleTagged third = told();
      assertThat(third.article().body()).isEqualTo(WHOLE);
      assertThat(third.revision()).isEqualTo(2);
      assertThat(third.feeds()).containsExactly(feedId("a"), feedId("b"), feedId("c"));
    }

    @Test
    void thatFollowAnEditMakeTheirFeedOneThatEdits() {
      SomeSighting one = SomeSighting.of("one").body(WHOLE);
      see(one.in("a"));
      see(one.in("b"));
      see(one.body(WHOLE + " Corrected.").in("a"));
      see(one.body(WHOLE + " Corrected.").in("b"));
      see(one.body(WHOLE + " Once more.").in("b"));
      told();
      told();
      ArticleTagged second = told();
      ArticleTagged third = told();
      assertThat(third.article().body()).isEqualTo(WHOLE + " Once more.");
      assertThat(third.revision()).isEqualTo(3);
      assertThat(third.version()).isGreaterThan(second.version());
      assertThat(tagged.isEmpty()).isTrue();
      assertThat(sightings("known")).isEqualTo(1);
    }

    @Test
    void byATeaserOfWhatTheSameFeedToldAreKnown() {
      SomeSighting one = SomeSighting.of("one").body(WHOLE);
      see(one);
      see(one.title("Other").body("Two fleets met near the reef on Monday."));
      see(one.body("Retracted by the editors."));
      told();
      assertThat(told().article().body()).isEqualTo("Retracted by the editors.");
      assertThat(tagged.isEmpty()).isTrue();
      assertThat(sightings("known")).isEqualTo(1);
    }

    @Test
    void areToldInTheNewestWords() {
      SomeSighting whole = SomeSighting.of("one").body(WHOLE).in("a");
      see(whole);
      see(whole.body("Corrected."));
      see(whole.body("").in("b"));
      told();
      told();
      assertThat(told().article().body()).isEqualTo("Corrected.");
    }

    @Test
    void inOtherWordsAreKnownOnceThoseShownAreNoLongerKept() {
      SomeSighting whole = SomeSighting.of("one").body(WHOLE).in("a");
      see(whole, NOON);
      see(SomeSighting.of("two"), NOON.plus(Texts.KEPT).plusSeconds(1));
      see(whole.body("").in("b"), NOON.plus(Texts.KEPT).plusSeconds(1));
      see(whole.in("c"), NOON.plus(Texts.KEPT).plusSeconds(2));
      told();
      told();
      ArticleTagged third = told();
      assertThat(third.article().body()).isEqualTo(WHOLE);
      assertThat(third.feeds()).containsExactly(feedId("a"), feedId("c"));
      assertThat(tagged.isEmpty()).isTrue();
      assertThat(sightings("known")).isEqualTo(1);
    }

    @Test
    void thatAreATitleHandedInAreARevisionWithTheTextThatIsShown() {
      SomeSighting whole = SomeSighting.of("one").body(WHOLE).in("a", "world");
      see(whole);
      handIn(whole.title("A better title").body(""));
      handIn(whole.title("A better title").body(""));
      see(whole.title("A better title"));
      see(whole.title("The best title"));
      told();
      ArticleTagged second = told();
      assertThat(second.article().title()).isEqualTo("A better title");
      assertThat(second.article().body()).isEqualTo(WHOLE);
      assertThat(second.revision()).isEqualTo(2);
      assertThat(second.feeds()).containsExactly(feedId("a"));
      assertThat(told().article().title()).isEqualTo("The best title");
      assertThat(tagged.isEmpty()).isTrue();
      assertThat(sightings("known")).isEqualTo(2);
    }

    @Test
    void thatAreATitleHandedInAreKnownWhereTheTextIsNoLongerKept() {
      SomeSighting whole = SomeSighting.of("one").body(WHOLE);
      see(whole, NOON);
      see(SomeSighting.of("two"), NOON.plus(Texts.KEPT).plusSeconds(1));
      handIn(whole.title("A better title").body(""));
      told();
      told();
      assertThat(tagged.isEmpty()).isTrue();
    }

    @Test
    void whoseClockIsAheadMakeNoOtherTextBeForgotten() {
      Instant now = NOON.plus(Duration.ofDays(30));
      SomeSighting whole = SomeSighting.of("one").body(WHOLE).in("a");
      see(SomeSighting.of("ahead"), now.plus(Texts.KEPT.multipliedBy(3)));
      see(whole, now);
      see(whole.body("").in("b"), now);
      told();
      told();
      assertThat(told().article().body()).isEqualTo(WHOLE);
    }

    @Test
    void ofSeveralArticlesDoNotMeet() {
      see(SomeSighting.of("one"));
      see(SomeSighting.of("two"));
      assertThat(told().article().id()).isEqualTo(SomeSighting.of("one").id());
      assertThat(told().revision()).isEqualTo(1);
    }
  }

  @Nested
  class TheTopics {
    @Test
    void tagWithVersionScoreAndEvidence() {
      define(topic("reefs", "reef", 3));
      see(SomeSighting.of("one").title("A reef"));
      assertThat(told().topics())
          .containsExactly(
              new Tag(
                  new TopicId("reefs"),
                  3,
                  0.5,
                  List.of(new Evidence(Field.TITLE, 2, 6, "reef", "reef")),
                  new Evidence(Field.TITLE, 0, 6, "A reef")));
    }

    @Test
    void areInForceFromTheirRecordOn() {
      see(SomeSighting.of("one").title("A reef"));
      define(topic("reefs", "reef", 1));
      see(SomeSighting.of("one").title("A reef").in("b"));
      assertThat(told().topics()).isEmpty();
      assertThat(told().topics()).hasSize(1);
    }

    @Test
    void thatAreNewerMakeTheVersionGreaterForTheSameText() {
      define(topic("reefs", "reef", 1));
      see(SomeSighting.of("one"));
      define(topic("reefs", "atoll", 2));
      see(SomeSighting.of("two"));
      assertThat(told().version()).isLessThan(told().version());
    }

    @Test
    void thatAreRemovedTagNoMore() {
      define(topic("reefs", "reef", 1));
      topics.pipeInput("reefs", (byte[]) null);
      see(SomeSighting.of("one").title("A reef"));
      assertThat(told().topics()).isEmpty();
    }

    @Test
    void thatDoNotParseKeepNoOtherFromTagging() {
      define(topic("broken", "(reef OR", 1));
      define(topic("reefs", "reef", 1));
      see(SomeSighting.of("one").title("A reef"));
      assertThat(told().topics()).extracting(tag -> tag.id().value()).containsExactly("reefs");
    }

    @Test
    void whoseNewRecordCannotBeReadAreOutOfForce() {
      define(topic("reefs", "reef", 1));
      topics.pipeInput("reefs", "nonsense".getBytes(UTF_8));
      define(topic("atolls", "atoll", 1));
      see(SomeSighting.of("one").title("A reef, an atoll"));
      assertThat(told().topics()).extracting(tag -> tag.id().value()).containsExactly("atolls");
    }

    @Test
    void underAForeignKeyAreLeftOut() {
      topics.pipeInput("other", EventJson.write(topic("reefs", "reef", 1)));
      topics.pipeInput("NOT AN ID", EventJson.write(topic("reefs", "reef", 1)));
      topics.pipeInput(null, EventJson.write(topic("reefs", "reef", 1)));
      see(SomeSighting.of("one").title("A reef"));
      assertThat(told().topics()).isEmpty();
    }

    @Test
    void seeTheCollectionsOfEveryFeedTheArticleWasIn() {
      define(topic("both", "collection:world AND collection:asia", 1));
      see(SomeSighting.of("one").in("a", "world"));
      see(SomeSighting.of("one").in("b", "asia"));
      assertThat(told().topics()).isEmpty();
      assertThat(told().topics()).hasSize(1);
    }
  }

  @Nested
  class TheOnePartition {
    @Test
    void passesOnWhatWasClassified() {
      define(topic("reefs", "reef", 1));
      see(SomeSighting.of("one").title("A reef"));

      TestRecord<String, byte[]> passing = classified.readRecord();
      TestRecord<String, byte[]> passed = tagged.readRecord();
      assertThat(passing.key()).isEqualTo(SomeSighting.of("one").id().value());
      assertThat(passed.key()).isEqualTo(passing.key());
      assertThat(EventJson.read(passed.value(), ArticleClassified.class))
          .usingRecursiveComparison()
          .ignoringFields("sketch")
          .isEqualTo(EventJson.read(passing.value(), ArticleClassified.class));
      assertThat(EventJson.read(passing.value(), ArticleClassified.class).sketch()).isNotNull();
      assertThat(EventJson.read(passed.value(), ArticleTagged.class).story())
          .isEqualTo(StoryId.ofFirst(SomeSighting.of("one").id()));
    }

    @Test
    void hasDeadLettersOfItsOwn() {
      input(Channel.CLASSIFIED).pipeInput("x", "nonsense".getBytes(UTF_8));
      assertThat(output(Channel.CLASSIFIED.deadLetters()).readValue())
          .isEqualTo("nonsense".getBytes(UTF_8));
    }
  }

  @Nested
  class RecordsThatCanNeverWork {
    private final SomeSighting next = SomeSighting.of("next");

    @Test
    void suchAsPoisonBytesGoToTheDeadLettersWithTheirReason() {
      see(SomeSighting.of("before"));
      articles.pipeInput("key", "nonsense".getBytes(UTF_8));
      see(next);

      TestRecord<String, byte[]> letter = deadLetters.readRecord();
      assertThat(letter.key()).isEqualTo("key");
      assertThat(letter.value()).isEqualTo("nonsense".getBytes(UTF_8));
      assertThat(headers(letter))
          .containsEntry("partition", "0")
          .containsEntry("offset", "1")
          .containsEntry("attempts", "1");
      assertThat(headers(letter).get("reason")).startsWith("not a readable ArticleSeen");
      assertThat(told().article().id()).isEqualTo(SomeSighting.of("before").id());
      theNextIsTold();
    }

    @Test
    void suchAsANullValue() {
      articles.pipeInput("key", (byte[]) null);
      see(next);
      assertThat(headers(deadLetters.readRecord())).containsKey("reason");
      theNextIsTold();
    }

    @Test
    void suchAsANullKey() {
      articles.pipeInput(null, EventJson.write(SomeSighting.of("one").seen()));
      see(next);
      TestRecord<String, byte[]> letter = deadLetters.readRecord();
      assertThat(letter.key()).isNull();
      assertThat(letter.value()).isEqualTo(EventJson.write(SomeSighting.of("one").seen()));
      theNextIsTold();
    }

    @Test
    void suchAsAForeignKey() {
      articles.pipeInput(next.id().value(), EventJson.write(SomeSighting.of("one").seen()));
      see(next);
      TestRecord<String, byte[]> letter = deadLetters.readRecord();
      assertThat(headers(letter).get("reason")).contains("not the id of its article");
      assertThat(letter.value()).isEqualTo(EventJson.write(SomeSighting.of("one").seen()));
      theNextIsTold();
    }

    @Test
    void suchAsAnArticleTooLargeToBePassedOnAreNotRememberedAsKnown() {
      SomeSighting large = SomeSighting.of("large").body("x".repeat(EventBytes.LIMIT));
      see(large);
      see(large);
      see(next);
      assertThat(headers(deadLetters.readRecord()).get("reason")).contains("too large");
      assertThat(headers(deadLetters.readRecord())).containsEntry("offset", "1");
      assertThat(sightings("known")).isZero();
      theNextIsTold();
    }

    @Test
    void arePutOnRecordWithoutTheirBytesWhenThoseFillARecordAlready() {
      articles.pipeInput("key", new byte[Channel.MAX_RECORD_BYTES]);
      see(next);
      TestRecord<String, byte[]> letter = deadLetters.readRecord();
      assertThat(letter.value()).isNull();
      assertThat(headers(letter).get("reason")).contains("2,097,155 bytes do not fit");
      theNextIsTold();
    }

    @Test
    void haveAReasonOfAtMostAThousandCharacters() {
      String id = "x".repeat(100_000);
      articles.pipeInput(id, ("{\"id\":\"" + id + "\",\"title\":\"t\"}").getBytes(UTF_8));
      assertThat(headers(deadLetters.readRecord()).get("reason")).hasSizeLessThan(1100);
    }

    private void theNextIsTold() {
      assertThat(told().article().id()).isEqualTo(next.id());
      assertThat(tagged.isEmpty()).isTrue();
      assertThat(deadLetters.isEmpty()).isTrue();
    }
  }

  @Nested
  class SightingsOfTheArchive {
    @Test
    void areJudgedByTheTopicsInForceAndSayThatTheyAreReplayed() {
      see(SomeSighting.of("one").body("Two fleets met near the reef."));
      define(topic("reefs", "reef", 1));
      replay(SomeSighting.of("one").body("Two fleets met near the reef."), 0);

      ArticleTagged live = told();
      ArticleTagged replayed = told();
      assertThat(live.topics()).isEmpty();
      assertThat(live.origin()).isEqualTo(Origin.LIVE);
      assertThat(replayed.topics()).extracting(Tag::id).containsExactly(new TopicId("reefs"));
      assertThat(replayed.origin()).isEqualTo(Origin.REPLAY);
      assertThat(replayed.revision()).isEqualTo(1);
      assertThat(replayed.firstSeenAt()).isEqualTo(live.firstSeenAt());
      assertThat(replayed.version()).isGreaterThan(live.version());
      assertThat(sightings("replay")).isEqualTo(1);
    }

    @Test
    void haveTheSameVersionUnderTheSameTopics() {
      see(SomeSighting.of("one"));
      replay(SomeSighting.of("one"), 0);
      replay(SomeSighting.of("one"), 0);

      long version = told().version();
      assertThat(told().version()).isEqualTo(version);
      assertThat(told().version()).isEqualTo(version);
    }

    @Test
    void inWordsOfAnEarlierRevisionAreKnown() {
      see(SomeSighting.of("one").body("Two fleets met."));
      see(SomeSighting.of("one").body("Three fleets met."));
      replay(SomeSighting.of("one").body("Two fleets met."), 0);
      replay(SomeSighting.of("one").body("Three fleets met."), 1);

      told();
      ArticleTagged edited = told();
      ArticleTagged replayed = told();
      assertThat(replayed.article()).isEqualTo(edited.article());
      assertThat(replayed.revision()).isEqualTo(2);
      assertThat(tagged.isEmpty()).isTrue();
    }

    @Test
    void changeNothingOfTheHead() {
      see(SomeSighting.of("one").in("a", "world"));
      see(SomeSighting.of("one").in("b", "asia"));
      replay(SomeSighting.of("one").in("a", "world"), 0);
      see(SomeSighting.of("one").in("c", "europe"));

      told();
      ArticleTagged known = told();
      ArticleTagged replayed = told();
      ArticleTagged later = told();
      assertThat(replayed.feeds()).isEqualTo(known.feeds());
      assertThat(replayed.collections()).isEqualTo(known.collections());
      assertThat(later.origin()).isEqualTo(Origin.LIVE);
      assertThat(later.feeds()).containsExactly(feedId("a"), feedId("b"), feedId("c"));
    }

    @Test
    void areNotKeptAnew() {
      see(SomeSighting.of("one"), NOON);
      replay(SomeSighting.of("one"), 0);

      told();
      told();
      assertThat(kept(SomeSighting.of("one"))).isEqualTo(1);
      see(SomeSighting.of("one").in("b", "asia"), NOON.plusSeconds(60));
      assertThat(kept(SomeSighting.of("one"))).isEqualTo(2);
    }

    @Test
    void makeALostHeadAnew() {
      replay(SomeSighting.of("one").body("Two fleets met.").in("a", "world"), 3);
      replay(SomeSighting.of("one").body("Two fleets met.").in("b", "asia"), 5);
      replay(SomeSighting.of("one").body("Three fleets met.").in("a", "world"), 7);

      told();
      told();
      ArticleTagged last = told();
      assertThat(last.revision()).isEqualTo(2);
      assertThat(last.origin()).isEqualTo(Origin.REPLAY);
      assertThat(last.feeds()).containsExactly(feedId("a"), feedId("b"));

      replay(SomeSighting.of("one").body("Two fleets met.").in("a", "world"), 3);
      assertThat(tagged.isEmpty()).isTrue();
      see(SomeSighting.of("one").body("Four fleets met.").in("a", "world"));
      assertThat(told().origin()).isEqualTo(Origin.LIVE);
    }

    @Test
    void withoutTheirPlaceInTheArchiveGoToTheDeadLetters() {
      SomeSighting sighting = SomeSighting.of("one");
      retag.pipeInput(sighting.id().value(), EventJson.write(sighting.seen()));

      assertThat(tagged.isEmpty()).isTrue();
      assertThat(headers(output(Channel.RETAG.deadLetters()).readRecord()).get("reason"))
          .contains(Channel.ARCHIVED_OFFSET);
    }
  }

  /** How many times the text of its article is kept. */
  private int kept(SomeSighting sighting) {
    WindowStore<String, Article> texts = driver.getWindowStore(Texts.STORE);
    int kept = 0;
    try (WindowStoreIterator<Article> all = texts.fetch(sighting.id().value(), 0, Long.MAX_VALUE)) {
      for (; all.hasNext(); all.next()) {
        kept++;
      }
    }
    return kept;
  }

  private void replay(SomeSighting sighting, long archivedOffset) {
    retag.pipeInput(
        new TestRecord<>(
            sighting.id().value(),
            EventJson.write(sighting.seen()),
            new RecordHeaders()
                .add(Channel.ARCHIVED_OFFSET, Long.toString(archivedOffset).getBytes(UTF_8))));
  }

  private void see(SomeSighting sighting, Instant at) {
    articles.pipeInput(sighting.id().value(), EventJson.write(sighting.seen()), at.toEpochMilli());
  }

  private void see(SomeSighting sighting) {
    articles.pipeInput(sighting.id().value(), EventJson.write(sighting.seen()));
  }

  private void handIn(SomeSighting sighting) {
    ArticleSeen seen =
        new ArticleSeen(sighting.seen().article(), List.of(), List.of(), Origin.IMPORT, NOON);
    articles.pipeInput(sighting.id().value(), EventJson.write(seen));
  }

  private void define(Topic topic) {
    topics.pipeInput(topic.id().value(), EventJson.write(topic));
  }

  private ArticleTagged told() {
    return EventJson.read(tagged.readValue(), ArticleTagged.class);
  }

  private double sightings(String outcome) {
    return meters.get("newswatch.sightings").tag("outcome", outcome).counter().count();
  }

  private static Topic topic(String id, String query, long version) {
    return new Topic(new TopicId(id), id, null, query, null, 0, version, null, false);
  }

  private static Map<String, String> headers(TestRecord<String, byte[]> letter) {
    return StreamSupport.stream(letter.headers().spliterator(), false)
        .collect(Collectors.toMap(h -> h.key(), h -> new String(h.value(), UTF_8)));
  }

  private TestInputTopic<String, byte[]> input(Channel channel) {
    return driver.createInputTopic(
        channel.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<String, byte[]> output(Channel channel) {
    return driver.createOutputTopic(
        channel.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Properties settings() {
    String prefix = "spring.kafka.streams.properties.";
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yml"));
    Properties settings = new Properties();
    requireNonNull(yaml.getObject())
        .forEach(
            (key, value) -> {
              if (key.toString().startsWith(prefix)) {
                settings.put(key.toString().substring(prefix.length()), value.toString());
              }
            });
    settings.put("state.dir", state.toString());
    // In a transaction the driver forgets what was sent before the record is processed, as the dead
    // letters of unreadable ones are. ClassifyServiceIT tries them with transactions.
    settings.put("processing.guarantee", "at_least_once");
    return settings;
  }
}
