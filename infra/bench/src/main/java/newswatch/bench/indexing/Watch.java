package newswatch.bench.indexing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import newswatch.local.process.Unable;

/** Looks every 50 ms how far a contestant is. */
final class Watch {
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** After so long without anything new, what is missing is lost. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Node node;
  private final Indexer indexer;

  Watch(Node node, Indexer indexer) {
    this.node = node;
    this.indexer = indexer;
  }

  /** How much there is. */
  @FunctionalInterface
  private interface Count {
    long now() throws IOException;
  }

  /**
   * Waits until so much was stored, found by searches or not yet.
   *
   * @throws Unable when it never is
   */
  void awaitStored(long records) throws IOException {
    if (!await(records, node::stored)) {
      throw new Unable(
          "Only %d of %d records that warm everybody up were stored."
              .formatted(node.stored(), records));
    }
  }

  /** Waits until a search finds as many, or nothing new for a minute. */
  void awaitFound(long documents, long revisions) throws IOException {
    if (await(documents, node::found) && revisions > 0) {
      var _ = await(revisions, () -> node.foundRevisions(2));
    }
  }

  private boolean await(long expected, Count count) throws IOException {
    long last = -1;
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < limit) {
      long now = count.now();
      if (now >= expected) {
        return true;
      }
      if (now > last) {
        last = now;
        limit = System.nanoTime() + PATIENCE.toNanos();
      }
      indexer.requireAlive();
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return false;
  }
}
