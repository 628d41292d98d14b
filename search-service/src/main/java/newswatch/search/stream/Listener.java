package newswatch.search.stream;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One who listens to the stream. What is not taken waits here, up to a bound; who is slower than
 * that is cut off, and goes on later from the last place heard.
 */
public final class Listener implements AutoCloseable {
  private static final int MOST_WAITING = 500;
  private static final int MOST_WAITING_CHARACTERS = 2 * 1024 * 1024;

  private final Wanted wanted;
  private final ArticleStream stream;
  private final Deque<Next> missed = new ArrayDeque<>();
  private final BlockingQueue<Next> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong characters = new AtomicLong();
  private volatile @Nullable Place heard;

  Listener(Wanted wanted, ArticleStream stream) {
    this.wanted = wanted;
    this.stream = stream;
  }

  /** Begins with what comes after a place. */
  void begin(Place at) {
    heard = at;
  }

  /**
   * What to tell next; waits for it. Used by one thread.
   *
   * @param patience how long to wait, before {@link Next.Nothing} is answered
   */
  public Next next(Duration patience) throws InterruptedException {
    Next next = missed.poll();
    if (next != null) {
      return next;
    }
    // Read before waiting: whatever lies before this place has been put in line by now.
    Place place = requireNonNull(heard);
    next = waiting.poll(patience.toNanos(), NANOSECONDS);
    if (next == null) {
      return new Next.Nothing(place);
    }
    if (next instanceof Next.Article article) {
      characters.addAndGet(-article.json().length());
    }
    return next;
  }

  Wanted wanted() {
    return wanted;
  }

  /** Puts in front of all that waits what it missed; before anything is taken. */
  void missed(List<Next> first) {
    missed.addAll(first);
  }

  /** Passes an arrival; called in their order. */
  void pass(Arrival arrival, Telling telling) {
    Place before = requireNonNull(heard);
    Place place = arrival.after().orFurther(before);
    if (!before.covers(arrival.partition(), arrival.offset()) && telling.isFor(wanted)) {
      String json = telling.json();
      waiting.add(new Next.Article(place, json));
      if (characters.addAndGet(json.length()) > MOST_WAITING_CHARACTERS
          || waiting.size() > MOST_WAITING) {
        stream.cutOff(this);
        return;
      }
    }
    heard = place;
  }

  /** Everything up to a place is lost to the stream. */
  void reset(Place place) {
    waiting.add(new Next.Reset(place));
    heard = place;
  }

  void end() {
    waiting.clear();
    waiting.add(new Next.End());
  }

  @Override
  public void close() {
    stream.leave(this);
  }
}
