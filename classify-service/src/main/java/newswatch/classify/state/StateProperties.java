package newswatch.classify.state;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the state is kept.
 *
 * @param folder the folder in which each instance takes a numbered one of its own. It holds a copy
 *     of what is in Kafka: lost, it is read again from there, which delays the start
 */
@ConfigurationProperties(prefix = "newswatch.state", ignoreUnknownFields = false)
public record StateProperties(Path folder) {}
