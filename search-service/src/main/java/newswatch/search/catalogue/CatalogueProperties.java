package newswatch.search.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The files that definitions are read from when the service starts.
 *
 * @param feedsFile an OPML file of feeds to watch, read when the service starts; none are without
 *     it
 * @param topicsFile a YAML file of topics, read when the service starts; without it, those that
 *     Newswatch ships with
 */
@ConfigurationProperties(prefix = "newswatch.catalogue", ignoreUnknownFields = false)
public record CatalogueProperties(@Nullable Path feedsFile, @Nullable Path topicsFile) {
  /**
   * @throws IllegalArgumentException when one of them is not a file that can be read
   */
  public CatalogueProperties {
    require("newswatch.catalogue.feeds-file", feedsFile);
    require("newswatch.catalogue.topics-file", topicsFile);
  }

  private static void require(String setting, @Nullable Path file) {
    if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
      throw new IllegalArgumentException(setting + " names a file that exists and can be read");
    }
  }
}
