package newswatch.search;

import java.time.InstantSource;
import java.util.List;
import newswatch.search.access.UsersCommand;
import newswatch.search.catalogue.CatalogueProperties;
import newswatch.search.submission.Desk;
import newswatch.search.submission.Outbox;
import newswatch.search.submission.Submissions;
import newswatch.start.StartConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The start of search-service. */
@SpringBootApplication
@Import(StartConfiguration.class)
@EnableConfigurationProperties(CatalogueProperties.class)
public class SearchService {
  /**
   * Starts the service with Spring's arguments, or answers {@code replay}, {@code user} and {@code
   * token}.
   */
  public static void main(String[] args) {
    if (args.length > 0 && "replay".equals(args[0])) {
      List<String> rest = List.of(args).subList(1, args.length);
      System.exit(ReplayCommand.run(rest, System.out, System.err));
    }
    if (args.length > 0 && UsersCommand.answers(args[0])) {
      System.exit(UsersCommand.ofThisProcess().run(List.of(args)));
    }
    SpringApplication.run(SearchService.class, args);
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Desk desk(Outbox outbox, Submissions submissions, InstantSource clock) {
    return new Desk(outbox, submissions, clock);
  }
}
