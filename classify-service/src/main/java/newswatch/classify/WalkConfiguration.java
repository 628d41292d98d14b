package newswatch.classify;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import newswatch.classify.alert.SubscriptionsInForce;
import newswatch.classify.state.StateFolder;
import newswatch.classify.state.StateProperties;
import newswatch.classify.story.StoryProperties;
import newswatch.classify.tagging.TopicsInForce;
import newswatch.classify.withdrawal.Withdrawals;
import newswatch.events.Channel;
import newswatch.start.Channels;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** Lays the walk out on Kafka Streams and watches over it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StateProperties.class, StoryProperties.class})
class WalkConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(WalkConfiguration.class);
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.ARTICLES,
          Channel.ARTICLES.deadLetters(),
          Channel.RETAG,
          Channel.RETAG.deadLetters(),
          Channel.TOPICS,
          Channel.SUBSCRIPTIONS,
          Channel.WITHDRAWALS,
          Channel.CLASSIFIED,
          Channel.CLASSIFIED.deadLetters(),
          Channel.TAGGED_ARTICLES,
          Channel.ALERTS);

  private final Setbacks setbacks = new Setbacks(InstantSource.system());

  /**
   * Who is stopped while its topics are still read has a thread that dies, and ends all the same.
   */
  private volatile boolean closing;

  @Bean
  Setbacks setbacks() {
    return setbacks;
  }

  /** Before the walk is stopped, which waits for its threads. */
  @EventListener(ContextClosedEvent.class)
  void closing() {
    closing = true;
    setbacks.close();
  }

  /**
   * Their number is told as {@code newswatch.topics}, by whether they can judge, and how often one
   * was given up over an article as {@code newswatch.topics.given.up}.
   */
  @Bean
  TopicsInForce topicsInForce(MeterRegistry meters) {
    TopicsInForce topics = new TopicsInForce();
    Gauge.builder("newswatch.topics", () -> topics.now().topics().ready().size())
        .tag("state", "ready")
        .register(meters);
    Gauge.builder("newswatch.topics", () -> topics.now().topics().broken().size())
        .tag("state", "broken")
        .register(meters);
    FunctionCounter.builder("newswatch.topics.given.up", topics, TopicsInForce::givenUp)
        .register(meters);
    return topics;
  }

  @Bean
  SubscriptionsInForce subscriptionsInForce() {
    return new SubscriptionsInForce();
  }

  @Bean
  Withdrawals withdrawals() {
    return new Withdrawals();
  }

  @Bean
  ClassifyWalk classifyWalk(
      TopicsInForce topics,
      SubscriptionsInForce subscriptions,
      Withdrawals withdrawals,
      StoryProperties stories,
      MeterRegistry meters,
      StreamsBuilder builder) {
    ClassifyWalk walk = new ClassifyWalk(topics, subscriptions, withdrawals, stories, meters);
    walk.layOut(builder);
    return walk;
  }

  /** Claimed until the walk has stopped: whoever uses a bean is closed before it. */
  @Bean
  StateFolder stateFolder(StateProperties properties) {
    return StateFolder.claim(properties);
  }

  /** The channels are opened before the walk starts. */
  @Bean
  StreamsBuilderFactoryBeanConfigurer streamsConfigurer(
      Channels channels, StateFolder folder, TopicsInForce topics, ApplicationContext context) {
    channels.open(CHANNELS);
    return streams -> {
      keepStateIn(folder, streams);
      // A restarted service else waits until the broker misses its former self.
      streams.setLeaveGroupOnClose(true);
      streams.setStreamsUncaughtExceptionHandler(setbacks);
      streams.setStateListener(
          (now, before) -> {
            if (now == KafkaStreams.State.RUNNING && before != now) {
              topics.report();
            } else if (now == KafkaStreams.State.ERROR && !closing) {
              end(context);
            }
          });
    };
  }

  private static void keepStateIn(StateFolder folder, StreamsBuilderFactoryBean streams) {
    Properties settings = new Properties();
    settings.putAll(requireNonNull(streams.getStreamsConfiguration()));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.path().toString());
    streams.setStreamsConfiguration(settings);
  }

  /** The one thread that keeps the topics cannot be replaced: the process is, by who started it. */
  private static void end(ApplicationContext context) {
    LOG.error("the walk cannot go on, the service ends");
    Thread.ofPlatform().start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
  }
}
