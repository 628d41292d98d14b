package newswatch.classify;

import java.util.List;
import newswatch.classify.tagging.TopicsInForce;
import newswatch.events.Channel;
import newswatch.start.Channels;
import newswatch.start.StartConfiguration;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** The start of classify-service. */
@SpringBootApplication
@EnableKafkaStreams
@Import(StartConfiguration.class)
public class ClassifyService {
  private static final Logger LOG = LoggerFactory.getLogger(ClassifyService.class);
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.ARTICLES,
          Channel.ARTICLES.deadLetters(),
          Channel.TOPICS,
          Channel.CLASSIFIED,
          Channel.CLASSIFIED.deadLetters(),
          Channel.TAGGED_ARTICLES);

  /** Starts the service with Spring's arguments, or answers {@code classify} at once. */
  public static void main(String[] args) {
    if (args.length > 0 && "classify".equals(args[0])) {
      System.exit(ClassifyCommand.run(args, System.in, System.out, System.err));
    }
    SpringApplication.run(ClassifyService.class, args);
  }

  @Bean
  TopicsInForce topicsInForce() {
    return new TopicsInForce();
  }

  @Bean
  ClassifyWalk classifyWalk(TopicsInForce topics, StreamsBuilder builder) {
    ClassifyWalk walk = new ClassifyWalk(topics);
    walk.layOut(builder);
    return walk;
  }

  /** The channels are opened before the walk starts, and a thread that dies is replaced. */
  @Bean
  StreamsBuilderFactoryBeanConfigurer streamsConfigurer(Channels channels) {
    channels.open(CHANNELS);
    return streams ->
        streams.setStreamsUncaughtExceptionHandler(
            failure -> {
              LOG.atError().setCause(failure).log("a thread of the walk died and is replaced");
              return StreamThreadExceptionResponse.REPLACE_THREAD;
            });
  }
}
