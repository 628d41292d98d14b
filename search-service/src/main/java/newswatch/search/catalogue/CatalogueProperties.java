package newswatch.search.catalogue;

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
public record CatalogueProperties(@Nullable Path feedsFile, @Nullable Path topicsFile) {}
