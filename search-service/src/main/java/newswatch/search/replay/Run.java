package newswatch.search.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import newswatch.events.EventJson;
import newswatch.events.UnreadableEvent;
import org.jspecify.annotations.Nullable;

/**
 * One replay, from its beginning to its end, through however many interruptions. It is kept in
 * Kafka as the committed offsets of a consumer group, each with a note.
 *
 * @param from when the first sighting was published that is judged again; absent for all
 * @param stretches by partition of the archive, each up to where it ended when the replay began
 */
public record Run(@Nullable Instant from, Map<Integer, Stretch> stretches) {
  public Run {
    stretches = Map.copyOf(stretches);
  }

  /** What is committed for one partition: where the run goes on, and its note. */
  public record Place(long next, String note) {}

  private record Note(@Nullable Instant from, long begin, long end, long sent, long passedOver) {}

  /**
   * The run that these places, by partition, belong to.
   *
   * @return nothing where there are none, or none of ours
   */
  public static Optional<Run> at(Map<Integer, Place> places) {
    Map<Integer, Stretch> stretches = new HashMap<>();
    Instant from = null;
    try {
      for (Map.Entry<Integer, Place> one : places.entrySet()) {
        Place place = one.getValue();
        Note note = EventJson.read(place.note().getBytes(UTF_8), Note.class);
        from = note.from;
        stretches.put(
            one.getKey(),
            new Stretch(note.begin, note.end, place.next(), note.sent, note.passedOver));
      }
    } catch (UnreadableEvent | IllegalArgumentException _) {
      return Optional.empty();
    }
    return stretches.isEmpty() ? Optional.empty() : Optional.of(new Run(from, stretches));
  }

  /** What to commit, by partition. */
  public Map<Integer, Place> places() {
    Map<Integer, Place> places = new HashMap<>();
    stretches.forEach(
        (partition, one) -> {
          Note note = new Note(from, one.begin(), one.end(), one.sent(), one.passedOver());
          places.put(partition, new Place(one.next(), new String(EventJson.write(note), UTF_8)));
        });
    return places;
  }

  /** The same with some stretches further on. */
  public Run with(Map<Integer, Stretch> passed) {
    Map<Integer, Stretch> all = new HashMap<>(stretches);
    all.putAll(passed);
    return new Run(from, all);
  }

  /**
   * The same in an archive that begins later by now, or was made anew: what is gone is not waited
   * for.
   *
   * @param first the first offset of each partition
   * @param last the first one behind it
   */
  public Run within(Map<Integer, Long> first, Map<Integer, Long> last) {
    Map<Integer, Stretch> all = new HashMap<>();
    stretches.forEach(
        (partition, one) ->
            all.put(
                partition,
                one.within(
                    first.getOrDefault(partition, one.next()),
                    last.getOrDefault(partition, one.end()))));
    return new Run(from, all);
  }

  /** Whether there is nothing left to do. */
  public boolean isDone() {
    return stretches.values().stream().allMatch(Stretch::isDone);
  }

  /** How many sightings were sent to be judged again. */
  public long sent() {
    return sum(Stretch::sent);
  }

  /** How many records can never be judged. */
  public long passedOver() {
    return sum(Stretch::passedOver);
  }

  /** How many sightings are left at most; where transactions ended there are fewer. */
  public long left() {
    return sum(Stretch::left);
  }

  private long sum(ToLongFunction<Stretch> of) {
    return stretches.values().stream().mapToLong(of).sum();
  }
}
