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
 * @param topicsFile a YAML file of topics or a folder of such files, read when the service starts;
 *     without it, those that Newswatch ships with
 */
@ConfigurationProperties(prefix = "newswatch.catalogue", ignoreUnknownFields = false)
public record CatalogueProperties(@Nullable Path feedsFile, @Nullable Path topicsFile) {
  /**
   * @throws IllegalArgumentException when one of them is not what can be read
   */
  public CatalogueProperties {
    if (feedsFile != null && !isReadableFile(feedsFile)) {
      throw new IllegalArgumentException(
          "newswatch.catalogue.feeds-file names a file that exists and can be read");
    }
    if (topicsFile != null && !isReadableFile(topicsFile) && !Files.isDirectory(topicsFile)) {
      throw new IllegalArgumentException(
          "newswatch.catalogue.topics-file names a file or a folder that exists and can be read");
    }
  }

  private static boolean isReadableFile(Path file) {
    return Files.isRegularFile(file) && Files.isReadable(file);
  }
}
