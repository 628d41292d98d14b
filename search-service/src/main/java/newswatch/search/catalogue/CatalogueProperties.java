package newswatch.search.catalogue;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The files that definitions are read from when the service starts.
 *
 * @param feedsFile an OPML file; no feeds are read without it
 * @param topicsFile a YAML file; the topics that Newswatch ships with are read without it
 */
@ConfigurationProperties("newswatch.catalogue")
public record CatalogueProperties(@Nullable Path feedsFile, @Nullable Path topicsFile) {}
