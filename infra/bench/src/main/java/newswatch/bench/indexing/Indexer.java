package newswatch.bench.indexing;

import java.io.IOException;

/** Who brings tagged articles into the index. */
sealed interface Indexer extends AutoCloseable permits SearchService, ProgramIndexer {
  long pid();

  /** Starts to store, where starting the process has not done so. */
  void begin() throws IOException;

  /** Fails when it has ended. */
  void requireAlive() throws IOException;

  @Override
  void close();
}
