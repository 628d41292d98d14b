package newswatch.classify.story;

import static java.util.Objects.requireNonNull;
import static newswatch.classify.SomeSighting.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import newswatch.classify.SomeSighting;
import newswatch.classify.channel.EventSerde;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.Article;
import newswatch.events.ArticleClassified;
import newswatch.events.EventJson;
import newswatch.events.Origin;
import newswatch.events.Sketch;
import newswatch.events.StoryId;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restart finds in the stores. */
class RestartTest {
  private static final SomeSighting ONE =
      SomeSighting.of("one")
          .title("Fire at Orlanda warehouse in Terneuzen")
          .body("Some 230 neighbours left their homes, said mayor Hester Blom of Terneuzen.");
  private static final SomeSighting REPRINT =
      SomeSighting.of("two").title("Homes left").body(ONE.body());

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Placings placings = new Placings(meters);

  @TempDir Path state;

  private @Nullable Restarted walk;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> classified;
  private TestOutputTopic<String, String> told;

  /** Placements that begin anew with the same stores. */
  private final class Restarted
      implements FixedKeyProcessor<String, ArticleClassified, Placed<String>> {
    private Placements<String> placements = anew();
    private @Nullable FixedKeyProcessorContext<String, Placed<String>> context;
    private boolean stopped;
    private double filled;

    private Placements<String> anew() {
      return new Placements<>(
          new StoryProperties(Duration.ofDays(7), null),
          (_, story) -> story.value(),
          placings,
          new Withdrawals());
    }

    /** Before the next record, as stores are only given out to a node that is at work. */
    void restart() {
      stop();
      stopped = true;
    }

    void stop() {
      placements.close();
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Placed<String>> given) {
      walk = this;
      context = given;
      placements.init(given);
    }

    @Override
    public void process(FixedKeyRecord<String, ArticleClassified> article) {
      if (stopped) {
        stopped = false;
        placements = anew();
        placements.init(requireNonNull(context));
        filled = tellings();
      }
      placements.process(article);
    }
  }

  @BeforeEach
  void start() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(Placements.STORE),
            Serdes.String(),
            new EventSerde<>(Placement.class)));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(Placements.TELLINGS),
            Serdes.Long(),
            new EventSerde<>(Telling.class)));
    builder.stream(
            "classified", Consumed.with(Serdes.String(), new EventSerde<>(ArticleClassified.class)))
        .processValues(Restarted::new, Placements.STORE, Placements.TELLINGS)
        .mapValues(Placed::told)
        .to("told", Produced.with(Serdes.String(), Serdes.String()));
    Properties settings = new Properties();
    settings.put("application.id", "restart");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", state.toString());
    driver = new TopologyTestDriver(builder.build(), settings, NOON);
    classified =
        driver.createInputTopic(
            "classified", new StringSerializer(), Serdes.ByteArray().serializer());
    told = driver.createOutputTopic("told", new StringDeserializer(), new StringDeserializer());
  }

  @AfterEach
  void end() {
    driver.close();
  }

  @Test
  void fillsTheWindowAgain() {
    StoryId story = place(ONE);
    requireNonNull(walk).restart();
    assertThat(place(REPRINT)).isEqualTo(story).isEqualTo(StoryId.ofFirst(ONE.id()));
    assertThat(requireNonNull(walk).filled).isEqualTo(1);
  }

  @Test
  void whoeverGaveTheStoriesAwayHoldsNone() {
    place(ONE);
    requireNonNull(walk).stop();
    assertThat(tellings()).isZero();
  }

  @Test
  void tellingsOfAnotherMethodAreLeftOutAndDeletedWithTheFirstRecord() {
    place(ONE);
    KeyValueStore<Long, Telling> stored = driver.getKeyValueStore(Placements.TELLINGS);
    Telling now = stored.get(0L);
    stored.put(
        0L,
        new Telling(
            now.story(),
            now.toldAt(),
            now.cameAt(),
            new Sketch(Features.METHOD + 1, now.sketch().data())));
    requireNonNull(walk).restart();
    assertThat(place(REPRINT)).isEqualTo(StoryId.ofFirst(REPRINT.id()));
    assertThat(requireNonNull(walk).filled).isZero();
    assertThat(stored.get(0L)).isNull();
    assertThat(stored.get(1L).story()).isEqualTo(StoryId.ofFirst(REPRINT.id()));
    assertThat(place(ONE)).isEqualTo(StoryId.ofFirst(ONE.id()));
  }

  private StoryId place(SomeSighting sighting) {
    Article article = sighting.seen().article();
    ArticleClassified event =
        new ArticleClassified(
            article, List.of(), List.of(), Origin.LIVE, NOON, NOON, 1, 1, List.of());
    classified.pipeInput(article.id().value(), EventJson.write(event), NOON.toEpochMilli());
    return new StoryId(told.readValue());
  }

  private double tellings() {
    return requireNonNull(meters.get("newswatch.tellings").gauge()).value();
  }
}
