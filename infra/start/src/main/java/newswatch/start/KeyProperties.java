package newswatch.start;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What secrets are sealed with.
 *
 * @param file a file of keys, each a line as "openssl rand -base64 32" prints it: the first seals,
 *     all open; only the service may read it. Without it, feeds can have no credentials, and there
 *     can be no receivers
 * @param make whether the file is made, with a new key, where there is none; only for a folder that
 *     all services share and that outlives them
 */
@ConfigurationProperties(prefix = "newswatch.key", ignoreUnknownFields = false)
public record KeyProperties(@Nullable Path file, @DefaultValue("false") boolean make) {}
