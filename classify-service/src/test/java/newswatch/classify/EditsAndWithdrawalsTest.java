package newswatch.classify;

import static java.util.Objects.requireNonNull;
import static newswatch.classify.SomeSighting.NOON;
import static newswatch.classify.SomeSighting.feedId;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import newswatch.classify.alert.SubscriptionsInForce;
import newswatch.classify.channel.EventBytes;
import newswatch.classify.head.Head;
import newswatch.classify.head.Heads;
import newswatch.classify.head.Texts;
import newswatch.classify.story.StoryProperties;
import newswatch.classify.tagging.TopicsInForce;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.ArticleWithdrawn;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.PersonId;
import newswatch.events.Revision;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the walk tells of articles that were edited, and of those that were taken down. */
class EditsAndWithdrawalsTest {
  private static final SomeSighting ONE = SomeSighting.of("one").body("Two fleets met.");
  private static final SomeSighting EDITED =
      ONE.body("Three fleets met.").fetchedAt(NOON.plusSeconds(600));

  @TempDir Path state;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private Instant now = NOON;
  private TestInputTopic<String, byte[]> articles;
  private TestInputTopic<String, byte[]> retag;
  private TestInputTopic<String, byte[]> withdrawals;
  private TestOutputTopic<String, byte[]> classified;
  private TestOutputTopic<String, byte[]> tagged;

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
    settings.put("application.id", "edits");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", state.toString());
    driver = new TopologyTestDriver(builder.build(), settings, NOON.plus(Duration.ofDays(30)));
    articles = input(Channel.ARTICLES);
    retag = input(Channel.RETAG);
    withdrawals = input(Channel.WITHDRAWALS);
    classified = output(Channel.CLASSIFIED);
    tagged = output(Channel.TAGGED_ARTICLES);
  }

  @AfterEach
  void stopTheWalk() {
    driver.close();
  }

  @Nested
  class AnEdit {
    @Test
    void isToldWithTheArticleThatItReplaced() {
      see(ONE);
      see(EDITED);

      ArticleTagged first = told();
      assertThat(first.replaced()).isNull();
      assertThat(first.revisedAt()).isNull();
      ArticleTagged second = told();
      assertThat(second.revisedAt()).isEqualTo(EDITED.fetchedAt());
      assertThat(second.replaced()).isEqualTo(new Revision(first.article(), 1, NOON));
    }

    @Test
    void isToldAlikeWhenItsFeedsGrowAndWhenItIsReplayed() {
      see(ONE);
      see(EDITED);
      see(EDITED.in("b").fetchedAt(NOON.plusSeconds(6_000)));
      replay(EDITED, 1);

      told();
      ArticleTagged edited = told();
      ArticleTagged grown = told();
      ArticleTagged replayed = told();
      assertThat(grown.feeds()).containsExactly(feedId("a"), feedId("b"));
      assertThat(grown.revisedAt()).isEqualTo(EDITED.fetchedAt());
      assertThat(grown.replaced()).isEqualTo(edited.replaced());
      assertThat(replayed.replaced()).isEqualTo(edited.replaced());
      assertThat(replayed.revisedAt()).isEqualTo(EDITED.fetchedAt());
    }

    @Test
    void thatFollowsAnotherNamesTheOneBeforeIt() {
      see(ONE);
      see(EDITED);
      see(EDITED.body("Four fleets met.").fetchedAt(NOON.plusSeconds(900)));

      told();
      told();
      Revision replaced = requireNonNull(told().replaced());
      assertThat(replaced.revision()).isEqualTo(2);
      assertThat(replaced.article().body()).isEqualTo("Three fleets met.");
      assertThat(replaced.fetchedAt()).isEqualTo(EDITED.fetchedAt());
    }

    @Test
    void isToldWithoutItWhereThatTextIsNoLongerKept() {
      see(ONE);
      now = NOON.plus(Texts.KEPT).plusSeconds(60);
      see(SomeSighting.of("two"));
      see(EDITED);

      told();
      told();
      ArticleTagged second = told();
      assertThat(second.revision()).isEqualTo(2);
      assertThat(second.replaced()).isNull();
    }

    @Test
    void isToldWithoutItWhereBothWouldNotFitIntoARecord() {
      String half = "\"".repeat(Article.MAX_BODY_BYTES);
      see(ONE.body(half + "a"));
      see(ONE.body(half + "b"));

      told();
      byte[] second = tagged.readValue();
      assertThat(second.length).isBetween(EventBytes.LIMIT / 2, EventBytes.LIMIT);
      ArticleTagged told = EventJson.read(second, ArticleTagged.class);
      assertThat(told.revision()).isEqualTo(2);
      assertThat(told.replaced()).isNull();
    }
  }

  @Nested
  class AWithdrawnArticle {
    @Test
    void isToldNoMoreWhateverComesOfIt() {
      see(ONE);
      told();
      withdraw(ONE.id());
      see(EDITED);
      see(ONE.in("b"));
      replay(ONE, 0);
      see(SomeSighting.of("two"));

      assertThat(told().article().id()).isEqualTo(SomeSighting.of("two").id());
      assertThat(tagged.isEmpty()).isTrue();
      assertThat(sightings("withdrawn")).isEqualTo(3);
    }

    @Test
    void isForgottenThoughItIsNotSeenAgain() {
      see(ONE);
      see(EDITED);
      see(SomeSighting.of("two"));
      withdraw(ONE.id());
      assertThat(heads().get(ONE.id().value())).isNotNull();
      driver.advanceWallClockTime(Duration.ofMinutes(2));

      assertThat(heads().get(ONE.id().value())).isNull();
      assertThat(kept(ONE)).isZero();
      assertThat(heads().get(SomeSighting.of("two").id().value())).isNotNull();
      assertThat(kept(SomeSighting.of("two"))).isEqualTo(1);
    }

    @Test
    void isForgottenWhenItIsSeenAgain() {
      see(ONE);
      withdraw(ONE.id());
      see(ONE);

      assertThat(heads().get(ONE.id().value())).isNull();
      assertThat(kept(ONE)).isZero();
    }

    @Test
    void isDroppedOnItsWayToItsStory() {
      see(ONE);
      byte[] onItsWay = classified.readValue();
      told();
      withdraw(ONE.id());
      input(Channel.CLASSIFIED).pipeInput(ONE.id().value(), onItsWay);

      assertThat(tagged.isEmpty()).isTrue();
      assertThat(meters.get("newswatch.placements").tag("outcome", "withdrawn").counter().count())
          .isEqualTo(1);
    }

    @Test
    void leavesItsStoryToTheOthers() {
      String body = "The trawler Kestrel Dawn sank off Thorshavn on Sunday, nine men were rescued.";
      see(SomeSighting.of("sunk").title("Kestrel Dawn sinks off Thorshavn").body(body));
      var story = told().story();
      withdraw(SomeSighting.of("sunk").id());
      see(SomeSighting.of("sunk-too").title("Trawler Kestrel Dawn lost").body(body));

      assertThat(told().story()).isEqualTo(story);
    }

    @Test
    void mayBeWithdrawnBeforeItIsEverSeen() {
      withdraw(ONE.id());
      see(ONE);
      assertThat(tagged.isEmpty()).isTrue();
    }

    @Test
    void staysAwayThoughWhatIsSaidOfItCannotBeRead() {
      withdrawals.pipeInput(ONE.id().value(), "nonsense".getBytes(StandardCharsets.UTF_8));
      see(ONE);
      assertThat(tagged.isEmpty()).isTrue();
    }

    @Test
    void beginsAnewOnceItsWithdrawalIsDeleted() {
      see(ONE);
      told();
      withdraw(ONE.id());
      see(ONE.in("b"));
      withdrawals.pipeInput(ONE.id().value(), (byte[]) null);
      replay(ONE, 0);

      assertThat(told().revision()).isEqualTo(1);
    }

    @Test
    void isNoneWhereTheKeyIsNoArticle() {
      withdrawals.pipeInput("everything", new byte[0]);
      withdrawals.pipeInput(null, new byte[0]);
      see(ONE);
      assertThat(told().article().id()).isEqualTo(ONE.id());
    }
  }

  private void see(SomeSighting sighting) {
    now = now.plusSeconds(1);
    articles.pipeInput(sighting.id().value(), EventJson.write(sighting.seen()), now.toEpochMilli());
  }

  private void replay(SomeSighting sighting, long archivedOffset) {
    retag.pipeInput(
        new TestRecord<>(
            sighting.id().value(),
            EventJson.write(sighting.seen()),
            new RecordHeaders()
                .add(
                    Channel.ARCHIVED_OFFSET,
                    Long.toString(archivedOffset).getBytes(StandardCharsets.UTF_8))));
  }

  private void withdraw(ArticleId id) {
    withdrawals.pipeInput(
        id.value(),
        EventJson.write(new ArticleWithdrawn(id, "by court order", new PersonId("local"), NOON)));
  }

  private ArticleTagged told() {
    return EventJson.read(tagged.readValue(), ArticleTagged.class);
  }

  private KeyValueStore<String, Head> heads() {
    return driver.getKeyValueStore(Heads.STORE);
  }

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

  private double sightings(String outcome) {
    return meters.get("newswatch.sightings").tag("outcome", outcome).counter().count();
  }

  private TestInputTopic<String, byte[]> input(Channel channel) {
    return driver.createInputTopic(
        channel.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<String, byte[]> output(Channel channel) {
    return driver.createOutputTopic(
        channel.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }
}
