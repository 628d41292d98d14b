package newswatch.search.stream;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells everybody who listens of every article that comes or changes, whichever instance indexes
 * it.
 *
 * <p>{@code newswatch.stream.listeners} is how many listen now; {@code newswatch.stream.listened}
 * by outcome counts those who listened or tried to: {@code new}, {@code resumed}, {@code reset},
 * {@code refused}; and {@code newswatch.stream.cut.off} those who were too slow.
 */
@Component
public final class ArticleStream {
  /** How many may listen at once. */
  public static final int MOST_LISTENERS = 200;

  private static final int LONGEST_WAY_BACK = 1_000;
  private static final int MOST_CHARACTERS_BACK = 2 * 1024 * 1024;

  private final MeterRegistry meters;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Listener> listeners = new ArrayList<>();
  private @Nullable Place place;
  private volatile @Nullable Past past;

  ArticleStream(MeterRegistry meters) {
    this.meters = meters;
    meters.gauge("newswatch.stream.listeners", this, ArticleStream::open);
  }

  /** Lets listeners in; from this place on, every arrival is told. */
  public void begin(Place at, Past before) {
    locked(
        () -> {
          place = at;
          past = before;
        });
  }

  /** An article came or changed; called in the order of each partition, by one thread. */
  public void arrived(Arrival arrival) {
    locked(
        () -> {
          if (place == null) {
            return;
          }
          place = arrival.after();
          Telling telling = new Telling(arrival.article());
          List.copyOf(listeners).forEach(one -> one.pass(arrival, telling));
        });
  }

  /** What came before this place can no longer be told. */
  public void lost(Place at) {
    locked(
        () -> {
          if (place == null) {
            return;
          }
          place = at;
          listeners.forEach(one -> one.reset(at));
        });
  }

  /** Ends all streams, and lets nobody in any more. */
  public void end() {
    locked(
        () -> {
          place = null;
          listeners.forEach(Listener::end);
          listeners.clear();
        });
  }

  /**
   * Begins to listen, at the end of what has come.
   *
   * @throws StreamUnavailable when too many listen, or the service is starting or ending
   */
  public Listener listen(Wanted wanted) {
    Listener listener = new Listener(wanted, this);
    enter(listener, null);
    count("new");
    return listener;
  }

  /**
   * Goes on listening after the event with this id, exactly where it can be told: first what came
   * since, then what comes. Otherwise the first thing told is {@link Next.Reset}.
   *
   * @throws StreamUnavailable when too many listen, the service is starting or ending, or what came
   *     since cannot be read now
   */
  public Listener resume(Wanted wanted, String lastEventId) {
    Listener listener = new Listener(wanted, this);
    Place from = Place.parse(lastEventId).orElse(null);
    Place now = enter(listener, from);
    try {
      if (from != null && caughtUp(listener, from, now)) {
        count("resumed");
        return listener;
      }
    } catch (StreamUnavailable e) {
      leave(listener);
      count("refused");
      throw e;
    }
    leave(listener);
    return afresh(wanted);
  }

  private Listener afresh(Wanted wanted) {
    Listener listener = new Listener(wanted, this);
    Place now = enter(listener, null);
    listener.missed(List.of(new Next.Reset(now)));
    count("reset");
    return listener;
  }

  /** Passes it every arrival from now on, but those before the place it has heard. */
  private Place enter(Listener listener, @Nullable Place heard) {
    lock.lock();
    try {
      Place now = place;
      if (now == null || listeners.size() >= MOST_LISTENERS) {
        count("refused");
        throw new StreamUnavailable(
            now == null
                ? "the service is starting or stopping"
                : MOST_LISTENERS + " streams are open, which is as many as may be",
            null);
      }
      listener.begin(heard != null && heard.isComparableWith(now) ? now.orFurther(heard) : now);
      listeners.add(listener);
      return now;
    } finally {
      lock.unlock();
    }
  }

  private boolean caughtUp(Listener listener, Place from, Place now) {
    if (from.equals(now)) {
      return true;
    }
    if (!from.isComparableWith(now) || from.distanceTo(now) > LONGEST_WAY_BACK) {
      return false;
    }
    List<Next> missed = new ArrayList<>();
    AtomicLong characters = new AtomicLong();
    boolean held =
        requireNonNull(past)
            .tell(
                from,
                now,
                arrival -> {
                  Telling telling = new Telling(arrival.article());
                  if (characters.get() <= MOST_CHARACTERS_BACK
                      && telling.isFor(listener.wanted())) {
                    missed.add(new Next.Article(arrival.after(), telling.json()));
                    characters.addAndGet(telling.json().length());
                  }
                });
    listener.missed(missed);
    return held && characters.get() <= MOST_CHARACTERS_BACK;
  }

  /** Called while arrivals are passed. */
  void cutOff(Listener listener) {
    listeners.remove(listener);
    listener.end();
    meters.counter("newswatch.stream.cut.off").increment();
  }

  void leave(Listener listener) {
    locked(() -> listeners.remove(listener));
  }

  private int open() {
    lock.lock();
    try {
      return listeners.size();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  private void count(String outcome) {
    meters.counter("newswatch.stream.listened", "outcome", outcome).increment();
  }
}
