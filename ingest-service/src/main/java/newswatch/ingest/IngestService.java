package newswatch.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import newswatch.events.Channel;
import newswatch.fetch.Fetcher;
import newswatch.fetch.PoliteFetcher;
import newswatch.ingest.article.Articles;
import newswatch.ingest.article.HandedInArticles;
import newswatch.ingest.channel.FeedChannel;
import newswatch.ingest.channel.SightingChannel;
import newswatch.ingest.channel.SubmissionChannel;
import newswatch.ingest.document.FeedReader;
import newswatch.ingest.feed.FeedProperties;
import newswatch.ingest.feed.Schedule;
import newswatch.ingest.feed.WatchedFeeds;
import newswatch.ingest.language.LanguageDetector;
import newswatch.ingest.look.Looks;
import newswatch.ingest.look.PageArticles;
import newswatch.ingest.look.PageProperties;
import newswatch.ingest.look.WatchedPages;
import newswatch.ingest.page.PageReader;
import newswatch.secrets.Keyring;
import newswatch.secrets.UnusableKeyFile;
import newswatch.start.CanaryProperties;
import newswatch.start.CannotStart;
import newswatch.start.Channels;
import newswatch.start.KeyProperties;
import newswatch.start.StartConfiguration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The start of ingest-service. */
@SpringBootApplication
@Import(StartConfiguration.class)
@EnableConfigurationProperties({
  FeedProperties.class,
  FetchProperties.class,
  PageProperties.class,
  CanaryProperties.class
})
public class IngestService {
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.FEEDS,
          Channel.FEED_STATUS,
          Channel.PAGES,
          Channel.ARTICLES,
          Channel.SUBMISSIONS,
          Channel.SUBMISSIONS.deadLetters(),
          Channel.SUBMISSION_ENDINGS);

  /** Starts the service with Spring's arguments, or answers {@code feed} or {@code extract}. */
  public static void main(String[] args) {
    // Before anything of Spring or of logging is loaded, which would cost half a second.
    String command = args.length > 0 ? args[0] : "";
    if ("feed".equals(command) || "extract".equals(command)) {
      // The answers are on the standard output, where logs would go too.
      System.setProperty("slf4j.internal.verbosity", "ERROR");
      System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
      if ("extract".equals(command)) {
        System.exit(ExtractCommand.run(args, System.out, System.err));
      }
      UnaryOperator<String> variables = name -> System.getenv().getOrDefault(name, "");
      System.exit(FeedCommand.run(args, variables, System.in, System.out, System.err));
    }
    SpringApplication.run(IngestService.class, args);
  }

  @Bean
  InstantSource clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Bean
  WatchedFeeds watchedFeeds(FeedProperties properties) {
    return new WatchedFeeds(properties);
  }

  @Bean
  WatchedPages watchedPages(PageProperties properties) {
    return new WatchedPages(properties);
  }

  @Bean
  Looks looks(PageProperties properties) {
    return new Looks(properties);
  }

  @Bean
  PageArticles pageArticles(HandedInArticles articles) {
    return new PageArticles(articles);
  }

  @Bean(destroyMethod = "close")
  PoliteFetcher politeFetcher(Fetcher fetcher, PageProperties properties) {
    return new PoliteFetcher(fetcher, properties.pace());
  }

  /**
   * @throws CannotStart when a key file is set and cannot be used
   */
  @Bean
  FeedRequests feedRequests(KeyProperties key) {
    Path file = key.file();
    try {
      return new FeedRequests(
          file == null ? null : key.make() ? Keyring.readOrMake(file) : Keyring.read(file));
    } catch (UnusableKeyFile e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e.remedy(), null);
    }
  }

  @Bean
  Schedule schedule(FeedProperties properties) {
    return new Schedule(properties, RandomGenerator.getDefault());
  }

  @Bean(destroyMethod = "close")
  Fetcher fetcher(FetchProperties properties) {
    if (properties.contact().isBlank() && properties.userAgent().isBlank()) {
      LoggerFactory.getLogger(IngestService.class)
          .info(
              "publishers are not told how to reach you: set newswatch.fetch.contact to an e-mail"
                  + " address or the address of a page");
    }
    return new Fetcher(properties.limits());
  }

  @Bean(destroyMethod = "close")
  SightingChannel sightingChannel(
      ProducerFactory<String, byte[]> producers, Channels channels, InstantSource clock) {
    channels.open(CHANNELS);
    return new SightingChannel(producers, clock);
  }

  @Bean
  FeedChannel feedChannel(
      ConsumerFactory<String, byte[]> consumers, SightingChannel sightingChannel) {
    return new FeedChannel(consumers, sightingChannel);
  }

  @Bean(destroyMethod = "close")
  @DependsOn("sightingChannel")
  SubmissionChannel submissionChannel(
      ConsumerFactory<String, byte[]> consumers, ProducerFactory<String, byte[]> producers) {
    return new SubmissionChannel(consumers, producers);
  }

  /** Started and stopped by Spring. */
  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> submissions(
      SubmissionChannel submissionChannel, SubmissionWalk walk) {
    return submissionChannel.follow(walk::answer);
  }

  @Bean
  ReadingRoom readingRoom() {
    return ReadingRoom.ofHeap();
  }

  @Bean
  FeedReader feedReader() {
    return new FeedReader();
  }

  @Bean
  LanguageDetector languageDetector() {
    return new LanguageDetector();
  }

  @Bean
  Articles articles(LanguageDetector languages) {
    return new Articles(languages);
  }

  @Bean
  HandedInArticles handedInArticles(LanguageDetector languages) {
    return new HandedInArticles(languages);
  }

  @Bean
  PageReader pageReader(LanguageDetector languages) {
    return new PageReader(languages);
  }
}
