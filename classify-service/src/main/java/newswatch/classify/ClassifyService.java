package newswatch.classify;

import newswatch.start.StartConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.EnableKafkaStreams;

/** The start of classify-service. */
@SpringBootApplication
@EnableKafkaStreams
@Import(StartConfiguration.class)
public class ClassifyService {
  /** Starts the service with Spring's arguments, or answers {@code classify} at once. */
  public static void main(String[] args) {
    // Before anything of Spring or of logging is loaded, which would cost half a second.
    if (args.length > 0 && "classify".equals(args[0])) {
      System.exit(ClassifyCommand.run(args, System.in, System.out, System.err));
    }
    SpringApplication.run(ClassifyService.class, args);
  }
}
