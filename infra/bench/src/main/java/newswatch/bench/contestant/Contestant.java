package newswatch.bench.contestant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import newswatch.bench.ledger.Asked;
import newswatch.bench.ledger.Emission;

/** Somebody who polls feeds, in a process of its own that knows nothing yet. */
public interface Contestant extends AutoCloseable {
  /**
   * Tells it which feeds the task has.
   *
   * @return when it begins to poll them, or can: now or soon
   */
  Instant tell(Task task) throws IOException;

  /**
   * Polls every feed of the task once, of which it has been told.
   *
   * @param asked tells what the feeds' server has been asked for
   */
  Cycle cycle(Task task, Asked asked) throws IOException;

  /** Forgets all feeds of a task, so that only those of the next are polled. */
  void forget(Task task);

  /** All articles that have come out since it was started, doubled ones as often as they came. */
  List<Emission> emissions() throws IOException;

  long pid();

  /** Of the process that keeps what it puts out; 0 where there is none. */
  long keeperPid();

  /** Where its JVM logs its collections. */
  Path garbageLog();

  @Override
  void close() throws IOException;
}
