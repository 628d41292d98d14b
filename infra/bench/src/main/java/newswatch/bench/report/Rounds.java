package newswatch.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import newswatch.bench.process.MachineTime;

/**
 * The rounds of a run, and figures over those that count.
 *
 * @param <R> what one round tells
 */
public final class Rounds<R extends Rounds.Round> {
  private final List<R> all = new ArrayList<>();

  /** One of them. */
  public interface Round {
    /** Of the machine's processor time. */
    double stolenPercent();

    /** Which it is, for people: {@code limit in round 2}. */
    String name();
  }

  public void add(R round) {
    all.add(round);
  }

  public List<R> all() {
    return List.copyOf(all);
  }

  /** Those of this kind alone, whether they count or not. */
  public Rounds<R> of(Predicate<R> kind) {
    Rounds<R> some = new Rounds<>();
    all.stream().filter(kind).forEach(some::add);
    return some;
  }

  /** A figure of those that count; nothing where none does. */
  public Optional<Spread> spread(ToDoubleFunction<R> figure) {
    List<Double> values =
        all.stream()
            .filter(round -> MachineTime.isOwn(round.stolenPercent()))
            .map(figure::applyAsDouble)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  /** Adds a figure to what a result tells. */
  public void put(Map<String, Object> told, String name, ToDoubleFunction<R> figure) {
    spread(figure).ifPresent(spread -> told.put(name, spread));
  }

  /** Those that do not count, and why. */
  public List<String> dropped() {
    return all.stream()
        .filter(round -> !MachineTime.isOwn(round.stolenPercent()))
        .map(
            round ->
                "%s: %.1f %% of the processor time was stolen"
                    .formatted(round.name(), round.stolenPercent()))
        .toList();
  }
}
