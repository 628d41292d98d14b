package newswatch.bench.walk;

import java.io.IOException;
import java.util.Map;

/** Who takes sightings from Kafka and tells articles there. */
sealed interface Walker extends AutoCloseable permits Relay, Classify {
  long pid();

  /** Fails when it has ended. */
  void requireAlive() throws IOException;

  /** The seconds that each stage took since it started; none where it has no stages. */
  Map<String, Double> stageSeconds();

  @Override
  void close();
}
