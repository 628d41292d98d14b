package newswatch.search;

import newswatch.search.catalogue.CatalogueProperties;
import newswatch.start.StartConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The start of search-service. */
@SpringBootApplication
@Import(StartConfiguration.class)
@EnableConfigurationProperties(CatalogueProperties.class)
public class SearchService {
  /** Starts the service with Spring's arguments. */
  public static void main(String[] args) {
    SpringApplication.run(SearchService.class, args);
  }
}
