package newswatch.search.replay;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the sightings to be judged again come from, and where it is kept how far that is. */
public interface Archive extends AutoCloseable {
  /**
   * The replay that was the last one, whether or not it has ended.
   *
   * @throws newswatch.search.status.KafkaAway when Kafka does not answer
   */
  Optional<Run> last();

  /**
   * Fences off whoever replays: from now on this is the replay.
   *
   * @throws newswatch.search.status.KafkaAway when Kafka does not answer, or refuses
   */
  void claim();

  /**
   * Begins a replay of what is in the archive now, once it is claimed.
   *
   * @param from when the first sighting of it was published; absent for all
   * @throws newswatch.search.status.KafkaAway when Kafka does not answer
   * @throws Superseded when another one has begun meanwhile
   */
  Run begin(@Nullable Instant from);

  /**
   * Sends on what comes next, and keeps that it was sent.
   *
   * @param most sightings
   * @return the same run, further on; no further when the archive does not answer
   * @throws newswatch.search.status.KafkaAway when Kafka does not answer
   * @throws Superseded when another replay has begun
   */
  Run pass(Run run, int most);

  @Override
  void close();
}
