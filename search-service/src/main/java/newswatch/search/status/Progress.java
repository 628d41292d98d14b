package newswatch.search.status;

import java.util.List;
import java.util.Map;

/** Tells how far the services have read. */
public interface Progress {
  /**
   * Asks Kafka; takes a few seconds at most.
   *
   * @throws KafkaAway when it does not answer
   */
  Standing of(List<Reader> readers);

  /**
   * What Kafka says.
   *
   * @param instances of each service, by its name
   * @param lag of each channel, by its name
   * @param deadLetters in all channels for them
   */
  record Standing(Map<String, Integer> instances, Map<String, Long> lag, long deadLetters) {
    public Standing {
      instances = Map.copyOf(instances);
      lag = Map.copyOf(lag);
    }
  }
}
