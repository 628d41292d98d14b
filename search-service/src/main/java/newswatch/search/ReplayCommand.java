package newswatch.search;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import newswatch.events.Channel;
import newswatch.search.index.RenewalBeans;
import newswatch.search.replay.Renewal;
import newswatch.search.replay.ReplayOptions;
import newswatch.search.replay.Report;
import newswatch.start.Channels;
import newswatch.start.StartConfiguration;
import newswatch.start.StartProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * {@code newswatch replay}: judges the archive again. A process of its own with search-service's
 * settings and none of its beans. It needs Kafka alone, until an index of a new form is to serve.
 */
final class ReplayCommand {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  /** For what is under way when it is asked to end. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(15);

  private static final List<Channel> CHANNELS =
      List.of(Channel.ARTICLES, Channel.RETAG, Channel.CLASSIFIED, Channel.TAGGED_ARTICLES);

  private static final Map<String, Object> LOGGING =
      Map.of("logging.config", "classpath:logback-replay.xml");

  private ReplayCommand() {}

  /**
   * Runs the command.
   *
   * @param arguments what follows {@code replay}
   * @return the exit code: 0 when all is judged again, 1 when it could not go on, 2 for wrong use
   */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return switch (ReplayOptions.read(arguments)) {
      case ReplayOptions.Read.Help() -> {
        out.println(ReplayOptions.USAGE);
        yield DONE;
      }
      case ReplayOptions.Read.Misused(String reason) -> {
        err.println("newswatch: " + reason);
        err.println(ReplayOptions.USAGE);
        yield WRONG_USE;
      }
      case ReplayOptions.Read.Asked(ReplayOptions options) -> run(options, out, err);
    };
  }

  private static int run(ReplayOptions options, PrintStream out, PrintStream err) {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    try (ConfigurableApplicationContext context = start(options.settings())) {
      ReplayWalk walk = context.getBean(ReplayWalk.class);
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(
                      () -> {
                        walk.stop();
                        await(ended);
                      }));
      try {
        return walk.run(options, new Report(out, err, terminal));
      } finally {
        ended.countDown();
      }
    } catch (NotStarted _) {
      return FAILED;
    }
  }

  private static ConfigurableApplicationContext start(List<String> settings) {
    SpringApplication application = new SpringApplication(Beans.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    // It would close what is still needed for the last words.
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(LOGGING);
    try {
      return application.run(settings.toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new NotStarted(e);
    }
  }

  private static void await(CountDownLatch ended) {
    try {
      if (!ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("newswatch: ended while Kafka was waited for");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Spring could not start, and has said why. */
  private static final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStarted(RuntimeException cause) {
      super(cause);
    }
  }

  /** What is started. No configuration by its annotation, so that the service does not find it. */
  @ImportAutoConfiguration({KafkaAutoConfiguration.class, SslAutoConfiguration.class})
  @Import({StartConfiguration.class, RenewalBeans.class})
  static final class Beans {
    @Bean
    static ReplayWalk replayWalk(
        Channels channels,
        ConsumerFactory<String, byte[]> consumers,
        ProducerFactory<String, byte[]> producers,
        KafkaAdmin admin,
        Renewal renewal,
        StartProperties properties) {
      channels.open(CHANNELS);
      return new ReplayWalk(consumers, producers, admin, renewal, properties.patience());
    }
  }
}
