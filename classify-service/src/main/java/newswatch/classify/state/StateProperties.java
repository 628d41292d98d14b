package newswatch.classify.state;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the state is kept.
 *
 * @param folder in which each instance takes a numbered folder of its own. It holds a copy of what
 *     is in Kafka: lost, it is read again from there, which delays the start
 */
@ConfigurationProperties("newswatch.state")
public record StateProperties(Path folder) {}
