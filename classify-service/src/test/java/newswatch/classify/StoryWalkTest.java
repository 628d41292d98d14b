package newswatch.classify;

import static java.util.Objects.requireNonNull;
import static newswatch.classify.SomeSighting.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import newswatch.classify.alert.SubscriptionsInForce;
import newswatch.classify.story.Placement;
import newswatch.classify.story.Placements;
import newswatch.classify.story.StoryProperties;
import newswatch.classify.story.Telling;
import newswatch.classify.tagging.TopicsInForce;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.Article;
import newswatch.events.ArticleClassified;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Origin;
import newswatch.events.StoryId;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Stories in the walk, without a broker. */
class StoryWalkTest {
  private static final Instant NOW = NOON.plus(Duration.ofDays(30));
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String FIRE =
      "A fire in a warehouse of the chemist Orlanda in Terneuzen burnt for 14 hours on Saturday."
          + " Some 230 neighbours left their homes, said mayor Hester Blom.";
  private static final String INQUIRY =
      "The chemist Orlanda had stored 40 tonnes of solvents in Terneuzen without a permit, the"
          + " inspector Joost Verhage told the council of Zeeland. He had warned the firm 3 times.";
  private static final String STRIKE =
      "Dockers in the harbour of Piraeus laid down work for 48 hours on Monday over the death of a"
          + " crane driver. Their union ENEDEP asks for 12 more inspectors, said Kostas Vamvakas.";
  private static final SomeSighting ONE =
      SomeSighting.of("one").title("Fire at Orlanda warehouse in Terneuzen").body(FIRE);
  private static final SomeSighting REPRINT =
      SomeSighting.of("two").title("Warehouse of Orlanda burns").body(FIRE).in("b");
  private static final StoryId STORY = StoryId.ofFirst(ONE.id());

  @TempDir Path state;

  private MeterRegistry meters;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> articles;
  private TestInputTopic<String, byte[]> classified;
  private TestOutputTopic<String, byte[]> tagged;

  @BeforeEach
  void startTheWalk() {
    start(new StoryProperties(WEEK, null));
  }

  private void start(StoryProperties stories) {
    meters = new SimpleMeterRegistry();
    StreamsBuilder builder = new StreamsBuilder();
    new ClassifyWalk(
            new TopicsInForce(), new SubscriptionsInForce(), new Withdrawals(), stories, meters)
        .layOut(builder);
    Properties settings = new Properties();
    settings.put("application.id", "stories");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", state.toString());
    driver = new TopologyTestDriver(builder.build(), settings, NOW);
    articles =
        driver.createInputTopic(
            Channel.ARTICLES.name(), new StringSerializer(), new ByteArraySerializer());
    classified =
        driver.createInputTopic(
            Channel.CLASSIFIED.name(), new StringSerializer(), new ByteArraySerializer());
    tagged =
        driver.createOutputTopic(
            Channel.TAGGED_ARTICLES.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stopTheWalk() {
    driver.close();
  }

  @Test
  void articlesThatTellTheSameShareTheStoryOfTheFirst() {
    see(ONE, NOON);
    see(REPRINT, NOON.plusSeconds(600));
    see(SomeSighting.of("three").title("Something else").body("Nothing of the kind."), NOON);
    assertThat(told().story()).isEqualTo(STORY);
    assertThat(told().story()).isEqualTo(STORY);
    assertThat(told().story()).isEqualTo(StoryId.ofFirst(SomeSighting.of("three").id()));
    assertThat(placed("first")).isEqualTo(2);
    assertThat(placed("joined")).isEqualTo(1);
  }

  @Test
  void anArticleKeepsItsStoryWhateverItSaysLater() {
    see(ONE, NOON);
    see(REPRINT, NOON);
    see(REPRINT.title("Retracted").body("This report was about a fire drill."), NOON);
    see(REPRINT.title("Retracted").body("This report was about a fire drill.").in("c"), NOON);
    told();
    assertThat(told().story()).isEqualTo(STORY);
    assertThat(told().story()).isEqualTo(STORY);
    assertThat(told().story()).isEqualTo(STORY);
    assertThat(placed("known")).isEqualTo(2);
  }

  @Test
  void aNewRevisionIsJoinedByThoseThatTellTheSameAsIt() {
    SomeSighting flash = SomeSighting.of("flash").title("Fire").body("").fetchedAt(NOON);
    see(flash, NOON);
    see(flash.title(ONE.title()).body(FIRE), NOON.plusSeconds(300));
    see(REPRINT, NOON.plusSeconds(600));
    told();
    StoryId story = told().story();
    assertThat(story).isEqualTo(StoryId.ofFirst(flash.id()));
    assertThat(told().story()).isEqualTo(story);
  }

  @Test
  void aRevisionWithOtherNewsDrawsNobodyIntoTheStory() {
    SomeSighting page = SomeSighting.of("page").title("Morning briefing");
    SomeSighting reprint =
        SomeSighting.of("strike").title("Dockers of Piraeus walk out").body(STRIKE);
    see(page.body(FIRE), NOON);
    see(page.body(STRIKE), NOON.plusSeconds(300));
    see(reprint.in("b"), NOON.plusSeconds(600));
    StoryId story = StoryId.ofFirst(page.id());
    assertThat(told().story()).isEqualTo(story);
    assertThat(told().story()).isEqualTo(story);
    assertThat(told().story()).isEqualTo(StoryId.ofFirst(reprint.id()));
  }

  @Test
  void aRevisionWithMoreOfTheNewsIsJoinedToo() {
    see(ONE, NOON);
    see(ONE.body(FIRE + " " + INQUIRY), NOON.plusSeconds(300));
    see(REPRINT.body(INQUIRY), NOON.plusSeconds(600));
    told();
    told();
    assertThat(told().story()).isEqualTo(STORY);
  }

  @Test
  void theVeryRecordThatComesAgainIsToldTheSameAgain() {
    see(ONE, NOON);
    see(REPRINT, NOON);
    byte[] made =
        driver
            .createOutputTopic(
                Channel.CLASSIFIED.name(), new StringDeserializer(), new ByteArrayDeserializer())
            .readValuesToList()
            .getLast();
    told();
    ArticleTagged first = told();
    classified.pipeInput(REPRINT.id().value(), made);
    assertThat(told()).isEqualTo(first);
    assertThat(tagged.isEmpty()).isTrue();
  }

  @Test
  void whatWasDecidedIsStored() {
    see(ONE, NOON);
    see(REPRINT, NOON.plusSeconds(60));
    KeyValueStore<String, Placement> placements = driver.getKeyValueStore(Placements.STORE);
    assertThat(placements.get(REPRINT.id().value())).isEqualTo(new Placement(STORY));
  }

  @Test
  void aLateArticleJoinsItsStoryByWhenItWasPublished() {
    see(ONE.publishedAt(NOON), NOON);
    see(REPRINT.publishedAt(NOON.plusSeconds(60)).fetchedAt(NOON.plus(WEEK)), NOON.plus(WEEK));
    told();
    assertThat(told().story()).isEqualTo(STORY);
  }

  @Test
  void whatLeftTheWindowIsJoinedNoMore() {
    see(ONE, NOON);
    Instant later = NOON.plus(WEEK).plusSeconds(1);
    see(SomeSighting.of("other").title("Other").fetchedAt(later), later);
    see(REPRINT.fetchedAt(later), later);
    told();
    told();
    assertThat(told().story()).isEqualTo(StoryId.ofFirst(REPRINT.id()));
    assertThat(tellings()).isEqualTo(2);
  }

  @Test
  void timesThatLieAheadCountAsNow() {
    Instant ahead = NOW.plus(WEEK.multipliedBy(50));
    see(SomeSighting.of("ahead").title("Ahead").publishedAt(ahead).fetchedAt(ahead), ahead);
    see(ONE.fetchedAt(ahead), NOW);
    see(REPRINT.fetchedAt(NOW), NOW);
    told();
    told();
    assertThat(told().story()).isEqualTo(STORY);
    assertThat(tellings()).isEqualTo(3);
  }

  @Test
  void whatIsJudgedAgainLaterDoesNotEnterTheWindow() {
    see(ONE, NOON);
    Instant later = NOON.plus(WEEK.multipliedBy(2));
    see(SomeSighting.of("other").title("Other").fetchedAt(later), later);
    see(ONE.in("c"), later);
    told();
    told();
    assertThat(told().story()).isEqualTo(STORY);
    assertThat(tellings()).isEqualTo(1);
  }

  @Test
  void recordsOfBeforeSketchesAreSketchedWhenTheyArePlaced() {
    Article article = ONE.seen().article();
    ArticleClassified old =
        new ArticleClassified(
            article, List.of(), List.of(), Origin.LIVE, NOON, NOON, 1, 1, List.of());
    classified.pipeInput(article.id().value(), EventJson.write(old), NOON.toEpochMilli());
    see(REPRINT, NOON);
    told();
    assertThat(told().story()).isEqualTo(STORY);
  }

  @Test
  void aForeignKeyIsRefused() {
    ArticleClassified one =
        new ArticleClassified(
            ONE.seen().article(), List.of(), List.of(), Origin.LIVE, NOON, NOON, 1, 1, List.of());
    assertThatThrownBy(() -> classified.pipeInput(REPRINT.id().value(), EventJson.write(one)))
        .hasStackTraceContaining("not the id of its article");
  }

  @Test
  void theStoreHoldsNoMoreThanTheWindow() {
    driver.close();
    start(new StoryProperties(WEEK, DataSize.ofBytes(1)));
    for (int i = 0; i < 110; i++) {
      see(SomeSighting.of("n" + i).title("Ship Q%dx off port R%dy".formatted(i, i)).body(""), NOON);
    }
    assertThat(tellings()).isEqualTo(100);
    KeyValueStore<Long, Telling> stored = driver.getKeyValueStore(Placements.TELLINGS);
    try (var all = stored.all()) {
      assertThat(all).toIterable().hasSize(100).first().extracting(t -> t.key).isEqualTo(10L);
    }
  }

  private void see(SomeSighting sighting, Instant at) {
    articles.pipeInput(sighting.id().value(), EventJson.write(sighting.seen()), at.toEpochMilli());
  }

  private ArticleTagged told() {
    return EventJson.read(tagged.readValue(), ArticleTagged.class);
  }

  private double placed(String outcome) {
    return meters.get("newswatch.placements").tag("outcome", outcome).counter().count();
  }

  private double tellings() {
    return requireNonNull(meters.get("newswatch.tellings").gauge()).value();
  }
}
